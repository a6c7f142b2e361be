/** Plain shapes: drawn first, typed later. They count as up and instant until they take a type. */
import { Cloud, Cylinder, Hexagon, RectangleHorizontal, Square, User } from 'lucide';
import type { ComponentType, IconNode, Shape } from '../componentType';
import { PROTOCOLS } from '../componentType';

const untyped = { kind: 'judged', text: 'An untyped part counts as up and instant' } as const;

export const box = plain(
  'box',
  'Box',
  Square,
  'box',
  'A part',
  ['rectangle'],
  ['service', 'worker', 'monolith'],
);

const cylinder = plain(
  'cylinder',
  'Cylinder',
  Cylinder,
  'cylinder',
  'Something that keeps data',
  ['drum', 'disk'],
  ['sql-database', 'key-value-store', 'object-store', 'cache'],
);

const queueShape = plain(
  'queue-shape',
  'Queue shape',
  RectangleHorizontal,
  'queue',
  'Something that holds messages',
  ['pipe', 'tube'],
  ['message-queue', 'event-log', 'topic'],
);

const cloud = plain(
  'cloud',
  'Cloud',
  Cloud,
  'cloud',
  'Something run by others, or a network',
  ['internet', 'network'],
  ['external-service', 'cdn', 'object-store'],
);

const person = plain(
  'person',
  'Person',
  User,
  'person',
  'Somebody who uses the system',
  ['actor', 'stick figure'],
  ['client'],
);

const hexagon = plain(
  'hexagon',
  'Hexagon',
  Hexagon,
  'hexagon',
  'A third party, or a component of its own',
  ['honeycomb'],
  ['external-service', 'service'],
);

function plain(
  id: string,
  label: string,
  icon: IconNode,
  shape: Shape,
  what: string,
  keywords: readonly string[],
  becomes: readonly string[],
): ComponentType {
  return {
    id,
    label,
    category: 'shapes',
    role: 'untyped',
    icon,
    summary: `${what} without a type yet: it counts as up and instant until it takes one.`,
    keywords: ['shape', 'untyped', 'plain', ...keywords],
    answers: PROTOCOLS,
    speaks: PROTOCOLS,
    how: 'sequence',
    defaults: {
      availability: { value: 1, source: untyped },
      latencyMs: { value: { p50: 0, p99: 0 }, source: untyped },
      capacityRps: { value: null, source: untyped },
    },
    fields: [],
    technologies: [],
    becomes,
    shape,
  };
}

export const shapeTypes: readonly ComponentType[] = [box, cylinder, queueShape, cloud, person, hexagon];
