/**
 * Diagram → text of a `.plumb` file: two-space JSON with a newline at its end, the keys we know in the
 * documented order and the others after them as they stood, so that git diffs are small.
 * `parseDiagram(serializeDiagram(d))` is d; saving what was just opened from a save changes nothing.
 */
import type { Capacity } from '../model/capacity';
import { type Diagram, type Drawing, emptyDiagram, type Page } from '../model/diagram';
import type { MockInterview } from '../model/mockInterview';
import type { ReviewSettings } from '../model/reviewSettings';
import type { SavedScenario } from '../model/scenario';
import type { JsonObject } from '../shared/json';
import { type Fields, jsonText, Records } from './jsonText';
import { DIAGRAM_KEYS, FOREIGN_KEYS, SHAPES, type Shape } from './keys';
import { currentVersion } from './migrations/migrations';

export const FORMAT = 'plumbline';

export function serializeDiagram(diagram: Diagram): string {
  const interview = interviewOf(diagram.interview);
  const document = {
    format: FORMAT,
    version: currentVersion(),
    ...titleOf(diagram),
    ...(diagram.name === undefined ? {} : { name: diagram.name }),
    ...body(diagram),
    ...reviewOf(diagram.review),
    ...collection('pages', diagram.pages, page),
    ...picture(diagram),
    ...interview,
    ...othersOf(diagram, new Set([...DIAGRAM_KEYS.document, ...Object.keys(interview)])),
  };
  return `${jsonText(document)}\n`;
}

const page = (it: Page): Fields => ({
  name: it.name,
  order: it.order,
  ...titleOf(it),
  ...body(it),
  ...picture(it),
  ...othersOf(it, DIAGRAM_KEYS.page),
});

/** What is the default stays out of the file: no title but another than "Untitled" … */
const titleOf = ({ title }: Diagram): Fields => (title === emptyDiagram.title ? {} : { title });

/** … and no empty collections. */
function body(diagram: Diagram): Fields {
  return {
    components: {},
    connections: {},
    ...collection('components', diagram.components, recordOf(SHAPES.component)),
    ...collection('connections', diagram.connections, recordOf(SHAPES.connection)),
    ...collection('groups', diagram.groups, recordOf(SHAPES.group)),
    ...collection('journeys', diagram.journeys, recordOf(SHAPES.journey)),
    ...collection('scenarios', diagram.scenarios, scenario),
    ...collection('notes', diagram.notes, recordOf(SHAPES.note)),
    ...capacityOf(diagram.capacity),
    ...collection('muted', diagram.muted, recordOf(SHAPES.muting)),
  };
}

function capacityOf({ users, actions, extra, ...rest }: Capacity): Fields {
  const capacity: Fields = {
    ...collection('users', users, recordOf(SHAPES.users)),
    ...collection('actions', actions, recordOf(SHAPES.action)),
    ...inOrder(rest, SHAPES.capacity),
    ...unknownOf(extra, SHAPES.capacity),
  };
  return Object.keys(capacity).length > 0 ? { capacity } : {};
}

const interviewOf = ({ requirements, decisions, run }: MockInterview): Fields => ({
  ...collection('requirements', requirements, recordOf(SHAPES.requirement)),
  ...collection('decisions', decisions, recordOf(SHAPES.decision)),
  ...(run && { interview: recordOf(SHAPES.interviewRun)(run) }),
});

/** What matters to the eye alone. */
function picture({ drawings, style }: Diagram): Fields {
  const written = recordOf(SHAPES.style)(style);
  return {
    ...collection('drawings', drawings, drawing),
    ...(Object.keys(written).length > 0 && { style: written }),
  };
}

function reviewOf({ severities, extra, ...rest }: ReviewSettings): Fields {
  const review: Fields = {
    ...inOrder(rest, SHAPES.review),
    ...(severities.size > 0 && { severities: Object.fromEntries(severities) }),
    ...unknownOf(extra, SHAPES.review),
  };
  return Object.keys(review).length > 0 ? { review } : {};
}

/** A list of another program under a key of ours stays where there is nothing of ours. */
const othersOf = (diagram: Diagram, known: ReadonlySet<string>): Fields =>
  unknownOf(diagram.extra, {
    has: (key) =>
      known.has(key) &&
      !FOREIGN_KEYS.some(
        (own) => own === key && diagram[own].size === 0 && Array.isArray(diagram.extra[own]),
      ),
  });

const scenario = ({ events, ...rest }: SavedScenario): Fields => {
  const { extra, ...named } = rest;
  const written = events.map((event) =>
    event.kind === 'foreign' ? event.record : inOrder(event, SHAPES.event),
  );
  return { ...inOrder(named, SHAPES.scenario), events: written, ...unknownOf(extra, SHAPES.scenario) };
};

function drawing(it: Drawing): Fields {
  switch (it.kind) {
    case 'stroke':
      return recordOf(SHAPES.stroke)(it);
    case 'image':
      return recordOf(SHAPES.image)(it);
    case 'foreign':
      return it.record;
  }
}

function collection<T extends object>(
  key: string,
  records: ReadonlyMap<string, T>,
  write: (record: T) => Fields,
): Fields {
  return records.size === 0 ? {} : { [key]: new Records(records, write) };
}

const recordOf =
  (shape: Shape) =>
  <T extends { readonly extra?: JsonObject }>({ extra, ...record }: T): Fields => ({
    ...inOrder(record, shape),
    ...unknownOf(extra, shape),
  });

/** The known keys first, in the shape's order; then what else there is, untouched. */
function inOrder(record: object, shape: Shape): Fields {
  const given = new Map<string, unknown>(Object.entries(record));
  const known = [...shape].flatMap(([key, inside]) =>
    given.has(key) ? [[key, inside ? tidy(given.get(key), inside) : given.get(key)] as const] : [],
  );
  return Object.fromEntries([...known, ...[...given].filter(([key]) => !shape.has(key))]);
}

function tidy(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item, shape));
  return typeof value === 'object' && value !== null ? inOrder(value, shape) : value;
}

/** `extra` never overrides what the model says. */
function unknownOf(extra: JsonObject | undefined, known: { has(key: string): boolean }): Fields {
  return Object.fromEntries(Object.entries(extra ?? {}).filter(([key]) => !known.has(key)));
}
