/** What the editor has to say just now: a sentence at the foot, with details where there are any. */
import './notice.css';
import { X } from 'lucide-react';
import { command } from '../../state/commands/commands';
import { useApp, useSession } from '../app/hooks';

function NoticeCommand({ id }: { readonly id: string }) {
  const app = useApp();
  const item = command(id);
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        app.apply({ session: { notice: null } });
        app.run(item);
      }}
    >
      {item.label}
    </button>
  );
}

export function Notice() {
  const app = useApp();
  const notice = useSession((session) => session.notice);
  if (!notice) return null;
  return (
    <div
      className="notice"
      role={notice.tone === 'problem' ? 'alert' : 'status'}
      data-tone={notice.tone}
      aria-busy={notice.underWay}
    >
      <div>
        <p>{notice.text}</p>
        {notice.details && (
          <ul>
            {notice.details.slice(0, 6).map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
      {notice.command && <NoticeCommand id={notice.command} />}
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => app.apply({ session: { notice: null } })}
      >
        <X size={14} />
      </button>
    </div>
  );
}
