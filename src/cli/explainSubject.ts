/** What `--explain` names: `journeys.order`, `components.db`, `connections["a.b"]`. */
import { formatPath, shorten } from '../document/documentPath';
import type { Estimate } from '../estimate/answer';
import type { Subject } from '../estimate/importance/basis';
import { Failure } from './failure';

const KINDS = { journeys: 'journey', components: 'component', connections: 'connection' } as const;
type Section = keyof typeof KINDS;
const SECTIONS: readonly Section[] = ['journeys', 'components', 'connections'];

export function explainSubject(path: string, estimate: Estimate, file: string): Subject {
  const section = SECTIONS.find((one) => path.startsWith(`${one}.`) || path.startsWith(`${one}[`));
  const refused = (found: string, expected: string): Failure =>
    new Failure([`${file}: --explain: found "${shorten(found, 60)}", expected ${expected}.`]);
  if (!section) throw refused(path, 'journeys.ID, components.ID or connections.ID');
  const id = idIn(path.slice(section.length));
  if (id === null)
    throw refused(path, `an id after ${section}, such as ${section}.ID or ${section}["an id"]`);
  const known = [...estimate[section].keys()];
  if (!known.includes(id)) throw refused(path, expectedOf(section, known));
  return { kind: KINDS[section], id };
}

/** After the section: `.order`, or in brackets as JSON writes a text. */
function idIn(rest: string): string | null {
  if (rest.startsWith('.')) return rest.length > 1 ? rest.slice(1) : null;
  try {
    const [id, ...more]: unknown[] = JSON.parse(rest);
    return typeof id === 'string' && more.length === 0 ? id : null;
  } catch {
    return null;
  }
}

const MOST_NAMED = 12;

function expectedOf(section: Section, known: readonly string[]): string {
  if (known.length === 0) return `one of its ${section}, but it has none`;
  const named = known.slice(0, MOST_NAMED).map((id) => formatPath([section, id]));
  const more = known.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` or one of ${more} more` : ''}`;
}
