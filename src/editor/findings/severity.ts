/** Severities as people meet them: an icon and words. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { SEVERITIES_IN_FORCE, type Severity, type SeverityInForce } from '../../model/reviewSettings';

export const SEVERITY_ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

const WORDS: Readonly<Record<SeverityInForce, string>> = {
  error: 'Error: it can’t work',
  warning: 'Warning: it will hurt',
  info: 'Info: consider it',
  off: 'Off: never say it',
};

export const SEVERITY_COUNTED: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['to consider', 'to consider'],
};

/** Stands in a list for a rule the document doesn't weigh. */
export const AS_FOUND = 'found';

export const SEVERITY_OPTIONS: readonly { readonly value: string; readonly label: string }[] = [
  { value: AS_FOUND, label: 'As the rule finds it' },
  ...SEVERITIES_IN_FORCE.map((value) => ({ value, label: WORDS[value] })),
];

export const severityOf = (option: string): SeverityInForce | null =>
  SEVERITIES_IN_FORCE.find((severity) => severity === option) ?? null;
