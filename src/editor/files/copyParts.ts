/** What a copy is made of: the diagram as text, and its figure as SVG and PNG, as the last export looked. */
import { serializeDiagram } from '../../document/serializeDiagram';
import type { Estimate } from '../../estimate/answer';
import type { ScenarioAnswer } from '../../estimate/whatif/savedScenarios';
import { type Exporter, exporter } from '../../formats/exporters/exporters';
import type { PngOptions } from '../../formats/exporters/png';
import type { Diagram } from '../../model/diagram';
import { extractFragment } from '../../model/fragment';
import { withJourneysOf } from '../../model/journeysOf';
import { invariant } from '../../shared/invariant';
import type { App } from '../../state/app';
import { figureOptions, shownAlone } from '../../state/exportChoice';
import type { LiveAnalysis } from '../../state/live/liveAnalysis';
import { figureTools } from '../figures/figureTools';
import { askAside } from '../workers/asideEngine';

/** A picture to paste into a chat need not be as large as one for print. */
const MAX_PIXELS = 24_000_000;

export interface Copy {
  /** The diagram as it was when it was copied. */
  readonly diagram: Diagram;
  readonly options: PngOptions;
  readonly estimate: Promise<Estimate>;
  readonly scenarios: Promise<readonly ScenarioAnswer[]>;
}

/** Of the selection, or of the whole page where nothing is selected. The numbers are asked for at once: a cut follows. */
export function takeCopy(app: App, whole: LiveAnalysis['whole']): Copy {
  const context = app.context();
  const choice = context.session.exportChoice;
  const options = figureOptions(context.session, { ...choice, what: 'selection' });
  return {
    diagram: context.diagram,
    options: { ...options, maxPixels: MAX_PIXELS },
    estimate: whole().then(({ analysis }) => analysis.estimate),
    scenarios: options.only ? Promise.resolve([]) : scenariosOf(context.diagram),
  };
}

async function scenariosOf(diagram: Diagram): Promise<readonly ScenarioAnswer[]> {
  if (diagram.scenarios.size === 0) return [];
  return (await askAside({ kind: 'scenarios', diagram })).scenarios ?? [];
}

/** The text of a document with what is selected; empty where nothing of it stands by itself. */
export function selectionText(app: App): string {
  const { diagram, session } = app.context();
  const only = shownAlone(session.selection);
  return only ? serializeDiagram(withJourneysOf(extractFragment(diagram, only), diagram)) : '';
}

export async function copyAs(
  format: string,
  { diagram, options, estimate, scenarios }: Copy,
): Promise<string | Uint8Array> {
  const { data } = await formatOf(format).export(diagram, await estimate, figureTools(), {
    ...options,
    scenarios: await scenarios,
  });
  return data;
}

function formatOf(id: string): Exporter {
  const found = exporter(id);
  invariant(found, `there is no format ${id}`);
  return found;
}
