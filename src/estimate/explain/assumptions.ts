/** What the numbers of a subject take for granted, in sentences: only what matters to it. */
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { likely } from '../../model/ranged';
import type { Asked, Basis } from '../importance/basis';
import { neededBy } from '../importance/parts';
import type { ExplainedInput } from './explanation';
import { failsOverAtOnce } from './failovers';

export function assumptionsOf(
  diagram: Diagram,
  { loadBearing }: Basis,
  asked: Asked,
  inputs: readonly ExplainedInput[],
): string[] {
  const { nodes } = asked.view.graph;
  const needed = neededBy(asked.view, asked);
  const used = nodes.filter(({ index }) => needed.nodes.has(index));
  const sites = new Set(used.flatMap((node) => node.units.flatMap((unit) => unit.site)));
  const perfect = [...sites].filter((id) => likely(diagram.groups.get(id)?.settings?.availability ?? 1) >= 1);
  const named = perfect.map((id) => diagram.groups.get(id)?.name || id);
  const sources = inputs.filter(({ origin }) => origin !== 'user').map(({ source }) => source?.kind);
  const [contracts, judged] = ['contract', 'judged'].map(
    (kind) => sources.filter((one) => one === kind).length,
  );
  const isAuto = used.some((node) => node.work.some((work) => work.requiredReplicas === 'auto'));
  const prompt = used.filter(failsOverAtOnce).map(({ id }) => nameOf(diagram, id));
  const bears = used.some((node) => node.groups.some((group) => loadBearing.has(group.key)));
  return [
    'Parts fail independently of each other, except that what stands in one zone or region goes down with it.',
    'How long one hop takes says nothing about the next: a slow moment that several share is not modelled.',
    'Requests arrive at random at a steady average rate; availability is a long-run share of time.',
    ...(named.length > 0
      ? [`${list(named)} never fail${named.length === 1 ? 's' : ''}: no availability is set.`]
      : []),
    ...(isAuto
      ? ['Where instances needed are "auto", as many must be up as carry the load of all journeys.']
      : []),
    ...(prompt.length > 0
      ? [
          `${list(prompt)}: a replica takes over from one that failed at once. No failover time is set, and none is assumed.`,
        ]
      : []),
    ...(bears ? ['A cache that its store can’t do without at this load is needed for every request.'] : []),
    ...(contracts ? [`${counted(contracts)} from a provider’s contract: a promise, not a measurement.`] : []),
    ...(judged
      ? [`${counted(judged)} judged: an informed guess that nobody has published a measurement of.`]
      : []),
  ];
}

const counted = (inputs: number): string => (inputs === 1 ? '1 input is' : `${inputs} inputs are`);

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
