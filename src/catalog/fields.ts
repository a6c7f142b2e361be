/** Short ways to write a type's fields down; each gives the same `Field` that could be written out. */
import type { Field, Found, Option, Source } from './componentType';

type Section = Field['section'];
type Choice = readonly [value: string, label: string, finds?: Found];

/** The first option is the default unless another is; null: there is none. */
export function choiceField(
  id: string,
  label: string,
  section: Section,
  help: string,
  choices: readonly Choice[],
  otherwise?: string | null,
): Field {
  const options = choices.map(
    ([value, name, finds]): Option => ({ value, label: name, ...(finds && { finds }) }),
  );
  const usual = otherwise === undefined ? options[0]?.value : otherwise;
  return {
    id,
    label,
    help,
    section,
    kind: { type: 'choice', options, ...(typeof usual === 'string' && { default: usual }) },
  };
}

export const flagField = (
  id: string,
  label: string,
  section: Section,
  help: string,
  usual = false,
  finds?: Found,
): Field => ({
  id,
  label,
  help,
  section,
  kind: { type: 'flag', default: usual, ...(finds && { finds }) },
});

export const textField = (id: string, label: string, section: Section, help: string): Field => ({
  id,
  label,
  help,
  section,
  kind: { type: 'text' },
});

interface Amount {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly default?: number;
  readonly source?: Source;
}

export const numberField = (
  id: string,
  label: string,
  section: Section,
  help: string,
  amount: Amount = {},
): Field => ({ id, label, help, section, kind: { type: 'number', min: 0, ...amount } });

export const wholeField = (
  id: string,
  label: string,
  section: Section,
  help: string,
  amount: Amount = {},
): Field => ({ id, label, help, section, kind: { type: 'number', min: 1, ...amount, integer: true } });

/** What this very value is called and searched by: a mobile app is a client. */
export const found = (label: string, ...keywords: readonly string[]): Found => ({ label, keywords });
