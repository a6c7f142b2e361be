/**
 * Scenarios kept in the document under a name: what is tried is saved, chosen again, changed, renamed and removed. Each
 * is one step to undo; choosing one changes nothing in the document.
 */
import { describeEvents } from '../model/describeEvent';
import type { Diagram } from '../model/diagram';
import { freshId, putScenario, withKey } from '../model/edits';
import { eventsOf, type SavedScenario, type Scenario } from '../model/scenario';
import type { Context, Outcome } from './command';

/** The saved one that is tried, and whether what is tried is still what it says; null: none of them. */
export interface ChosenScenario {
  readonly id: string;
  readonly saved: SavedScenario;
  readonly isChanged: boolean;
}

export function chosenScenario({
  diagram,
  session,
}: Pick<Context, 'diagram' | 'session'>): ChosenScenario | null {
  const { scenario, scenarioId: id } = session;
  const saved = id === null ? undefined : diagram.scenarios.get(id);
  if (scenario === null || id === null || !saved) return null;
  return { id, saved, isChanged: !isSame(scenario, eventsOf(saved)) };
}

/** What is tried, under a name of its own. */
export function saveScenario({ diagram, session }: Context, name: string): Outcome {
  const events = session.scenario ?? [];
  if (events.length === 0) return {};
  const id = freshId(diagram, `scenario-${diagram.scenarios.size + 1}`);
  const named = name.trim();
  const saved: SavedScenario = { ...(named !== '' && { name: named }), events };
  return { diagram: putScenario(diagram, id, saved), session: { scenarioId: id } };
}

/** What is tried in words, which it is called where nobody says otherwise. */
export const inWords = (diagram: Diagram, scenario: Scenario): string =>
  describeEvents(diagram, scenario).join(', ');

/** As the chosen one where it is one of those, else under its own words. */
export function keepScenario(context: Context): Outcome {
  if (chosenScenario(context)) return keepScenarioChanges(context);
  return saveScenario(context, inWords(context.diagram, context.session.scenario ?? []));
}

/** The chosen one is from now on what is tried; events nobody here understands stay in it. */
export function keepScenarioChanges(context: Context): Outcome {
  const chosen = chosenScenario(context);
  const { scenario } = context.session;
  if (!chosen?.isChanged || scenario === null) return {};
  const { id, saved } = chosen;
  const foreign = saved.events.filter((event) => event.kind === 'foreign');
  return { diagram: putScenario(context.diagram, id, { ...saved, events: [...scenario, ...foreign] }) };
}

export function renameScenario({ diagram }: Context, id: string, name: string): Outcome {
  const saved = diagram.scenarios.get(id);
  if (!saved) return {};
  return { diagram: putScenario(diagram, id, withKey(saved, 'name', name.trim() || undefined)) };
}

/** What is tried goes on being tried. */
export const removeScenario = ({ diagram }: Context, id: string): Outcome => ({
  diagram: putScenario(diagram, id, undefined),
  session: { scenarioId: null },
});

/** The one that is tried already is put away. */
export function chooseScenario(context: Context, id: string): Outcome {
  const saved = context.diagram.scenarios.get(id);
  const chosen = chosenScenario(context);
  if (!saved) return {};
  if (chosen?.id === id && !chosen.isChanged) return { session: { scenario: [], scenarioId: null } };
  return { session: { scenario: eventsOf(saved), scenarioId: id } };
}

/** Whatever the order of events: it means nothing. */
function isSame(a: Scenario, b: Scenario): boolean {
  const written = (scenario: Scenario) => scenario.map((event) => JSON.stringify(event)).sort();
  const [mine, theirs] = [written(a), written(b)];
  return mine.length === theirs.length && mine.every((text, index) => text === theirs[index]);
}
