/** Fields of component types, written short: what a field is about, then what it takes and its usual value. */
import type { Field, FieldKind } from '../componentType';

type About = Omit<Field, 'kind'>;
type NumberKind = Extract<FieldKind, { readonly type: 'number' }>;

export const choiceField = (
  about: About,
  options: readonly (readonly [value: string, label: string])[],
  usual?: string,
): Field => ({
  ...about,
  kind: {
    type: 'choice',
    options: options.map(([value, label]) => ({ value, label })),
    ...(usual === undefined ? {} : { default: usual }),
  },
});

export const flagField = (about: About, usual = false): Field => ({
  ...about,
  kind: { type: 'flag', default: usual },
});

export const textField = (about: About): Field => ({ ...about, kind: { type: 'text' } });

export const numberField = (about: About, kind: Omit<NumberKind, 'type'>): Field => ({
  ...about,
  kind: { type: 'number', ...kind },
});

/** A whole number of at least one. */
export const countField = (about: About, usual?: number, max = 1_000_000): Field =>
  numberField(about, { min: 1, max, integer: true, ...(usual === undefined ? {} : { default: usual }) });
