/** What saved scenarios would do, for a figure or a text: asked only where there are any. */
import type { ScenarioAnswer } from '../../estimate/whatif/savedScenarios';
import type { Diagram } from '../../model/diagram';
import { askAside } from '../workers/asideEngine';

export async function scenarioRows(diagram: Diagram): Promise<readonly ScenarioAnswer[]> {
  if (diagram.scenarios.size === 0) return [];
  const { scenarios = [] } = await askAside({ kind: 'scenarios', diagram });
  return scenarios;
}
