/** What it must do, how well, and what is left out. */
import type { RequirementKind } from '../../model/mockInterview';
import { addRequirement, changeRequirement } from '../../state/interview';
import { useApp } from '../app/hooks';
import { TextLine } from './TextLine';
import { useInterviewNotes } from './useInterviewNotes';

const KINDS: readonly { readonly kind: RequirementKind; readonly title: string; readonly like: string }[] = [
  { kind: 'functional', title: 'It must', like: 'send whoever opens a link on' },
  { kind: 'non-functional', title: 'How well', like: 'p99 below 200 ms, 99.95 % available' },
  { kind: 'out-of-scope', title: 'Left out', like: 'chosen names' },
];

export function Requirements() {
  const app = useApp();
  const { requirements } = useInterviewNotes();
  return (
    <>
      {KINDS.map(({ kind, title, like }) => (
        <section key={kind} aria-label={title}>
          <h4>{title}</h4>
          {[...requirements].map(
            ([id, requirement]) =>
              requirement.kind === kind && (
                <TextLine
                  key={id}
                  label={`${title}: ${requirement.text}`}
                  value={requirement.text}
                  placeholder="Empty: it goes"
                  onKeep={(text) => app.apply(changeRequirement(app.context(), id, text))}
                />
              ),
          )}
          <TextLine
            adds
            label={`${title}: one more`}
            placeholder={`… ${like}`}
            onKeep={(text) => app.apply(addRequirement(app.context(), kind, text))}
          />
        </section>
      ))}
    </>
  );
}
