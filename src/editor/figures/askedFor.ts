/** What a figure or a text says beyond the numbers on the screen: worked out aside, and only where it is said. */

import type { PngOptions } from '../../formats/exporters/png';
import { shownJourneys } from '../../formats/exporters/shownJourneys';
import type { ExportChoice } from '../../state/exportChoice';
import type { Whole } from '../../state/live/liveAnalysis';
import { askAside } from '../workers/asideEngine';

/** What saved scenarios would do, and, where a text is asked for it, what the numbers rest on. */
export async function askedFor(
  { diagram, analysis }: Whole,
  choice: Pick<ExportChoice, 'format' | 'assumptions'>,
  focused: string | null,
): Promise<Pick<PngOptions, 'scenarios' | 'assumptions'>> {
  const { scenarios = [] } = diagram.scenarios.size > 0 ? await askAside({ kind: 'scenarios', diagram }) : {};
  if (choice.format !== 'markdown' || !choice.assumptions) return { scenarios };
  const journey = focused ?? shownJourneys(diagram, analysis.estimate)[0]?.[0];
  if (journey === undefined) return { scenarios };
  const { sheet } = await askAside({ kind: 'assumptions', diagram, journey });
  return { scenarios, ...(sheet && { assumptions: sheet }) };
}
