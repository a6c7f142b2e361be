/** Three things to try, for who opens the editor for the first time; each ticks itself off, a press shows the place. */
import './welcome.css';
import { Circle, CircleCheck, X } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { Diagram } from '../../model/diagram';
import { refOf } from '../../model/elements';
import { command } from '../../state/commands/commands';
import { THINGS, type Thing } from '../../state/sessionStore';
import { focusDrawn } from '../app/focus';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { useAtRest } from '../app/useAtRest';
import { POINTS, toChange, toRefuse, wordsOf } from './thingsToTry';

export function Welcome() {
  const diagram = useAtRest(useDiagram());
  return <Things diagram={diagram} />;
}

const Things = memo(function Things({ diagram }: { readonly diagram: Diagram }) {
  const app = useApp();
  const tried = useSession((session) => session.tried);
  const words = useMemo(() => THINGS.map((thing) => [thing, wordsOf(diagram, thing)] as const), [diagram]);
  const show = (thing: Thing) => {
    switch (thing) {
      case 'change': {
        const id = toChange(app.context().diagram);
        if (id === null) return;
        const { panels } = app.context().session;
        const selection = new Set([refOf('component', id)]);
        app.apply({
          session: { selection, panels: { ...panels, inspector: true } },
          effect: 'reveal-selection',
        });
        focusDrawn('.inspector [data-row="Replicas"] input');
        return;
      }
      case 'refusal': {
        const from = toRefuse(app.context().diagram)?.from;
        if (from !== undefined) app.apply({ session: { dialog: { kind: 'connect', from } } });
        return;
      }
      case 'typing':
        app.run(command('quick-add'));
    }
  };
  return (
    <section className="welcome panel" aria-label="Three things to try">
      <header>
        <h2 className="heading">
          {tried.length === THINGS.length ? 'That is the idea' : 'Three things to try'}
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Put away the things to try"
          onClick={() => app.run(command('toggle-welcome'))}
        >
          <X size={14} />
        </button>
      </header>
      <ul>
        {words.map(([thing, text]) => {
          const isDone = tried.includes(thing);
          return (
            <li key={thing}>
              <button type="button" data-done={isDone || undefined} onClick={() => show(thing)}>
                {isDone ? (
                  <CircleCheck size={15} aria-hidden="true" />
                ) : (
                  <Circle size={15} aria-hidden="true" />
                )}
                <span>
                  {text}
                  {isDone && <span className="visually-hidden"> (done)</span>}
                  <small>{POINTS[thing]}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
});
