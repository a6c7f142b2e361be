/** Plain shapes: drawn first, typed later. They count as up and instant until they take a type. */
import { Square } from 'lucide';
import type { ComponentType } from '../componentType';
import { PROTOCOLS } from '../componentType';

const untyped = { kind: 'judged', text: 'An untyped part counts as up and instant' } as const;

export const box: ComponentType = {
  id: 'box',
  label: 'Box',
  category: 'shapes',
  role: 'untyped',
  icon: Square,
  summary: 'A part without a type yet: it counts as up and instant until it takes one.',
  keywords: ['shape', 'rectangle', 'untyped', 'plain'],
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
};

export const shapeTypes: readonly ComponentType[] = [box];
