/** What a group offers as one, each of the two numbers a question: why it is that, of the call or journey it is of. */
import type { GroupNumbers, OfferRef } from '../../estimate/groupNumbers';
import type { Why } from '../../state/why';
import { useApp } from '../app/hooks';

type Props = Pick<GroupNumbers, 'seen' | 'slowest' | 'leastUp'> & {
  /** On the canvas, whose keyboard goes from part to part; in the inspector they are reached one by one. */
  readonly isInOrder?: boolean;
};

const BETWEEN = ' · ';

export function SeenNumbers({ seen, slowest, leastUp, isInOrder = false }: Props) {
  const app = useApp();
  const [p99 = seen, available] = seen.split(BETWEEN);
  const asked = (text: string, of: OfferRef | null, measure: Why['measure']) =>
    of === null ? (
      text
    ) : (
      <button
        type="button"
        className="why-button nodrag"
        title="Why?"
        data-measure={measure}
        tabIndex={isInOrder ? 0 : -1}
        onClick={() => app.apply({ session: { why: { subject: subjectIn(of), measure } } })}
      >
        {text}
      </button>
    );
  return (
    <>
      {asked(p99, slowest, 'latencyMs.p99')}
      {available !== undefined && (
        <>
          {BETWEEN}
          {asked(available, leastUp, 'availability')}
        </>
      )}
    </>
  );
}

function subjectIn(of: OfferRef): Why['subject'] {
  const at = of.indexOf(':');
  return { kind: of.startsWith('journey') ? 'journey' : 'connection', id: of.slice(at + 1) };
}
