/** What tells findings apart in a list: the rule, its places and its words. */
import type { Finding } from '../../model/finding';

export const findingKey = (finding: Finding): string =>
  [finding.rule, ...finding.components, ...finding.connections, finding.message].join(' ');
