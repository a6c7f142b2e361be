/** What was added, removed and changed, a line each with what changed in words; a click goes there. */
import { changeWords, comparedName, KIND_WORDS } from '../../formats/compare/changeWords';
import { pageWords } from '../../formats/compare/pageWords';
import type { PartDifference } from '../../model/compare';
import { type ElementRef, refOf } from '../../model/elements';
import type { Pages } from '../../model/pagesApart';
import type { Compared } from '../../state/compare';
import { useApp } from '../app/hooks';

const SIGNS = { added: '+', removed: '−', changed: '±' } as const;
/** Nobody reads more of them. */
const MOST = 300;

interface Props {
  readonly compared: Compared;
  /** Those that one side alone has. */
  readonly pages: Pages;
}

export function Differences({ compared: { before, after, comparison }, pages }: Props) {
  const app = useApp();
  const parts = comparison.parts.filter(({ isLook }) => !isLook);
  return (
    <ul className="compare-parts" aria-label="What differs">
      {pageWords(before, after, comparison, pages).map(({ difference, text, detail }) => (
        <li key={`${text} ${detail}`} data-difference={difference}>
          <b aria-hidden="true">{SIGNS[difference]}</b>
          <span>
            {text} <small>{difference}</small>
            {detail && <span className="compare-change">{detail}</span>}
          </span>
        </li>
      ))}
      {parts.slice(0, MOST).map((part) => {
        const { kind, difference, before: was, after: is } = part;
        const name = is === null ? comparedName(before, kind, was ?? '') : comparedName(after, kind, is);
        const ref = refIn(part);
        const words = changeWords(before, after, part);
        const said = (
          <>
            {name}{' '}
            <small>
              {difference} {KIND_WORDS[kind]}
            </small>
          </>
        );
        return (
          <li key={`${kind} ${was} ${is}`} data-difference={difference}>
            <b aria-hidden="true">{SIGNS[difference]}</b>
            <span>
              {ref ? (
                <button
                  type="button"
                  className="link-button"
                  onClick={() =>
                    app.apply({ session: { selection: new Set([ref]) }, effect: 'reveal-selection' })
                  }
                >
                  {said}
                </button>
              ) : (
                said
              )}
              {words.map((line) => (
                <span key={line} className="compare-change">
                  {line}
                </span>
              ))}
            </span>
          </li>
        );
      })}
      {parts.length > MOST && <li className="muted">and {parts.length - MOST} more</li>}
    </ul>
  );
}

const KINDS = {
  components: 'component',
  connections: 'connection',
  groups: 'group',
  notes: 'note',
  drawings: 'drawing',
} as const;

/** What can be selected: on the canvas, and there now. */
function refIn({ kind, after }: PartDifference): ElementRef | null {
  if (after === null || kind === 'journeys' || kind === 'scenarios') return null;
  return refOf(KINDS[kind], after);
}
