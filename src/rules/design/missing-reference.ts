import { typeOf } from '../../catalog/effective';
import { TARGET_IDS } from '../../estimate/answer';
import type { Diagram, Journey } from '../../model/diagram';
import { putJourney, withKey } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { nameOf } from '../../model/queries';
import { counted, listOf } from '../phrases';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const links = [link('user', 'api')];

export const rule: DesignRule = {
  id: 'missing-reference',
  about: 'design',
  severity: 'error',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'Journeys name what is there',
  why: 'A journey that starts at, or runs over, something that isn’t in the diagram is measured wrongly or not at all.',
  source: 'Plumbline, “The file format”, Journey',
  exceptions:
    'A connection that is there and that the journey doesn’t reach is no error. An unknown metric in a target is kept, and a warning.',
  refused: sketch({
    parts: { user, api },
    links,
    journeys: { browse: { name: 'Browse', entry: 'visitor' } },
  }),
  allowed: sketch({
    parts: { user, api },
    links,
    journeys: {
      browse: { name: 'Browse', entry: 'user', connections: ['c1'], target: { availability: 0.9 } },
    },
  }),
  check: ({ diagram }) =>
    [...diagram.journeys].flatMap(([id, journey]) => [
      ...missingEntry(diagram, id, journey),
      ...missingConnections(diagram, id, journey),
      ...unknownTargets(diagram, id, journey),
    ]),
};

function missingEntry(diagram: Diagram, id: string, journey: Journey): readonly Verdict[] {
  if (diagram.components.has(journey.entry)) return [];
  return [
    {
      message: `The journey ${journey.name || id} starts at “${journey.entry}”, which isn’t in the diagram.`,
      journeys: [id],
      remedy: startAtClient(diagram, id),
    },
  ];
}

function startAtClient(diagram: Diagram, journeyId: string): Remedy | undefined {
  const clients = [...diagram.components].filter(([, component]) => typeOf(component).role === 'client');
  const [only] = clients;
  if (!only || clients.length > 1) return undefined;
  return changeJourney(`Start at ${nameOf(diagram, only[0])}`, journeyId, (journey) => ({
    ...journey,
    entry: only[0],
  }));
}

function missingConnections(diagram: Diagram, id: string, journey: Journey): readonly Verdict[] {
  const missing = (journey.connections ?? []).filter((connection) => !diagram.connections.has(connection));
  if (missing.length === 0) return [];
  const verb = missing.length === 1 ? 'isn’t' : 'aren’t';
  const noun = missing.length === 1 ? 'connection' : 'connections';
  return [
    {
      message: `The journey ${journey.name || id} runs over the ${noun} ${listOf(missing.map((name) => `“${name}”`))}, which ${verb} in the diagram.`,
      components: diagram.components.has(journey.entry) ? [journey.entry] : [],
      journeys: [id],
      remedy: changeJourney(`Remove ${counted(missing.length, 'missing connection')}`, id, (before) =>
        withKey(
          before,
          'connections',
          before.connections?.filter((connection) => !missing.includes(connection)),
        ),
      ),
    },
  ];
}

const METRICS: readonly string[] = TARGET_IDS;

function unknownTargets(diagram: Diagram, id: string, journey: Journey): readonly Verdict[] {
  return Object.keys(journey.target ?? {})
    .filter((metric) => !METRICS.includes(metric))
    .map((metric) => ({
      severity: 'warning',
      message: `The journey ${journey.name || id} has a target for “${metric}”, which isn’t a number Plumbline computes: use ${METRICS.join(', ')}.`,
      components: diagram.components.has(journey.entry) ? [journey.entry] : [],
      journeys: [id],
      remedy: changeJourney(`Remove ${metric}`, id, (before) =>
        withKey(before, 'target', withKey(before.target ?? {}, metric, undefined)),
      ),
    }));
}

const changeJourney = (label: string, id: string, change: (journey: Journey) => Journey): Remedy => ({
  label,
  apply: (diagram) => {
    const journey = diagram.journeys.get(id);
    return journey ? putJourney(diagram, id, change(journey)) : diagram;
  },
});
