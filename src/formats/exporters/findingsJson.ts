/** Findings as other programs read them (docs/file-format.md, `check --json`). */
import type { Finding } from '../../model/finding';

/** A finding and where it was made, where that isn't plain: one of several files, one of several pages. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly file?: string;
  readonly page?: string;
}

export function findingsJson(findings: readonly PlacedFinding[]): string {
  return `${JSON.stringify({ findings: findings.map(written) }, null, 2)}\n`;
}

/** Keys beyond the contract's stand only where they say something. */
function written({ finding, file, page }: PlacedFinding): object {
  const { rule, severity, components, connections, journeys, groups, message, remedy, muted } = finding;
  return {
    rule,
    severity,
    components,
    connections,
    ...(journeys?.length ? { journeys } : {}),
    ...(groups?.length ? { groups } : {}),
    message,
    remedy: remedy?.label ?? null,
    ...(muted ? { muted: muted.reason } : {}),
    ...(file === undefined ? {} : { file }),
    ...(page === undefined ? {} : { page }),
  };
}
