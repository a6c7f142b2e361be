/** Why a journey fares as it does in a scenario: sentences with the names of parts, the cause before its effect. */
import { describeEvent } from '../../model/describeEvent';
import type { Diagram } from '../../model/diagram';
import { connectionName, nameOf } from '../../model/queries';
import type { Scenario, ScenarioEvent } from '../../model/scenario';
import { formatAvailability, formatLatency, formatShare } from '../../shared/formatNumbers';
import type { Estimate, JourneyEstimate } from '../answer';
import { isBeyondAll } from '../graph/computable';
import type { Node } from '../graph/graph';
import { GENERAL } from '../graph/graph';
import { calledBy } from '../graph/view';
import type { Down } from './downs';
import { downsOf } from './downs';
import type { Lost } from './lost';
import type { Sight } from './side';
import type { Verdict } from './verdicts';

/** One journey in one scenario. */
export interface Case {
  readonly diagram: Diagram;
  readonly scenario: Scenario;
  readonly sides: { readonly was: Sight; readonly is: Sight & { readonly entry: number } };
  readonly verdict: Verdict;
  readonly before: JourneyEstimate;
  readonly after: JourneyEstimate;
  /** Calls it can't make any more. */
  readonly lost: readonly Lost[];
  /** Components on its way that are newly asked for more than they can carry. */
  readonly overloaded: readonly string[];
  /** The whole diagram's numbers in the scenario. */
  readonly whole: Estimate;
}

export function journeyReasons(about: Case): string[] {
  if (about.verdict === 'stopped') return stopReasons(about);
  const touched = about.scenario.filter((event) => touches(about, event));
  if (touched.length === 0) return ['Nothing of it is on its way.'];
  const stresses = touched
    .filter(({ kind }) => !kind.endsWith('-down'))
    .map((event) => sentence(describeEvent(about.diagram, event)));
  const reasons = [
    ...stresses,
    ...fewerInstances(about),
    ...about.lost.map((lost) => lostReason(about, lost)),
    ...about.overloaded.map((id) => overloadReason(about, id)),
    ...numberReasons(about),
  ];
  return about.verdict === 'same' ? [...reasons, 'Its numbers stay as they are.'] : reasons;
}

const hasHits = (sight: Sight, id: string): boolean => nodeOf(sight, id)?.settings.hitRatio != null;

const sentence = (text: string): string => `${text}.`;

/** Whether an event is about something the journey goes through. */
function touches({ diagram, before, sides }: Case, event: ScenarioEvent): boolean {
  switch (event.kind) {
    case 'component-down':
    case 'instance-down':
    case 'slow-component':
      return before.components.has(event.component);
    case 'connection-down':
    case 'slow-connection':
      return before.connections.has(event.connection);
    case 'cold-cache':
      return [...before.components.keys()].some((id) =>
        event.component === undefined ? hasHits(sides.was, id) : id === event.component,
      );
    case 'load':
      return diagram.journeys.size > 0;
    case 'group-down':
      return [...before.components.keys()].some((id) =>
        nodeOf(sides.is, id)?.units.some((unit) => unit.site.includes(event.group)),
      );
  }
}

function stopReasons(about: Case): string[] {
  const { diagram, sides } = about;
  const downs = downsOf(sides.was, sides.is, sides.is.entry);
  const alone = downs.filter((down) => down.alone);
  if (alone.length > 0) return alone.map((down) => `${downClause(about, down)}, and every request needs it.`);
  if (downs.length > 0) {
    const clauses = downs.map((down) => downClause(about, down));
    return [...clauses.map(sentence), 'Nothing is left that could stand in.'];
  }
  const lacking = [...neededBy(sides.is)].flatMap((id) => {
    if ((about.whole.components.get(id)?.availability ?? 1) > 0) return [];
    const node = nodeOf(sides.is, id);
    const used = about.whole.components.get(id)?.utilization ?? 0;
    if (node?.replicasUp === undefined || used <= 1) return [];
    if (isBeyondAll(used)) return [overloadReason(about, id)];
    const needed = Math.ceil(used * node.replicasUp - 1e-9);
    const up = `${node.replicasUp} ${node.replicasUp === 1 ? 'is' : 'are'} left`;
    return [`${nameOf(diagram, id)} needs ${needed} instances at this load, and ${up}.`];
  });
  return lacking.length > 0 ? lacking : ['Not enough is left of what every request needs.'];
}

/** What the answer waits for. */
function neededBy({ view, entry }: Sight & { readonly entry: number }): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const node of found) for (const target of calledBy(view, node)) found.add(target);
  return new Set([...found].map((index) => view.graph.nodes[index]?.id ?? ''));
}

/** Without its full stop. */
function downClause(about: Case, { kind, id }: Down): string {
  const { diagram, sides } = about;
  if (kind === 'connection') return `The connection ${connectionName(diagram, id)} is down`;
  const name = nameOf(diagram, id);
  const node = nodeOf(sides.is, id);
  const total = Math.floor(node?.settings.replicas ?? 1);
  const up = node?.replicasUp ?? 0;
  if (total === 0) return `${name} has no instance`;
  if (up > 0) {
    const needed = node?.work[GENERAL]?.requiredReplicas ?? 1;
    return `${name} has ${up} of its ${total} instances left and needs ${needed}`;
  }
  const groups = fallenGroups(about, node);
  if (groups.length === 0 || diagram.components.get(id)?.settings?.availability === 0)
    return `${name} is down`;
  return `${name} is down: ${total > 1 ? `all its ${total} instances stand` : 'it stands'} in ${list(groups)}`;
}

function fallenGroups({ diagram, scenario }: Case, node: Node | undefined): string[] {
  const sites = new Set(node?.units.flatMap((unit) => unit.site));
  return scenario.flatMap((event) =>
    event.kind === 'group-down' && sites.has(event.group)
      ? [diagram.groups.get(event.group)?.name || event.group]
      : [],
  );
}

const nodeOf = (sight: Sight, id: string): Node | undefined =>
  sight.view.graph.nodes[sight.view.graph.indexOf.get(id) ?? -1];

/** Of components on its way that go on with some of their instances down. */
function fewerInstances(about: Case): string[] {
  const left = [...about.before.components.keys()].flatMap((id) => {
    const node = nodeOf(about.sides.is, id);
    const total = Math.floor(node?.settings.replicas ?? 1);
    const up = node?.replicasUp ?? total;
    return up <= 0 || up >= total ? [] : [{ name: nameOf(about.diagram, id), up, total }];
  });
  const [only] = left;
  if (!only) return [];
  if (left.length === 1) return [`${only.name} goes on with ${only.up} of its ${only.total} instances.`];
  return [
    `Fewer instances are left: ${list(left.map(({ name, up, total }) => `${name} ${up} of ${total}`))}.`,
  ];
}

function lostReason({ diagram, sides }: Case, { call, how, share, place }: Lost): string {
  const { from = '', to = '' } = diagram.connections.get(call.id) ?? {};
  const [caller, called] = [nameOf(diagram, from), nameOf(diagram, to)];
  const linkOnly = call.linkAvailability <= 0 && sides.is.standing.isUp(call.to, call.operation);
  const missing = linkOnly ? `the connection to ${called}` : called;
  switch (how) {
    case 'sequence':
    case 'parallel':
    case 'enqueue':
      if (call.optional) return `${caller} goes on without ${missing}, which is optional.`;
      return `The ${formatShare(call.probability)} of requests for which ${caller} calls ${called} fail.`;
    case 'background':
      return `${caller} has nobody to hand its messages to: ${missing} is down, and they wait.`;
    case 'shard':
      return `The ${formatShare(share)} of requests that ${caller} sends to ${called} fail.`;
    case 'cache':
      if (place === 0)
        return `${caller} finds nothing in a cache: ${missing} is down, and all look-ups miss.`;
      return `What ${caller} doesn't find in its cache fails: ${missing} is down.`;
    default:
      return `${caller} goes on without ${missing}; others take over.`;
  }
}

function overloadReason({ diagram, whole }: Case, id: string): string {
  const used = whole.components.get(id)?.utilization ?? 1;
  if (isBeyondAll(used)) return `${nameOf(diagram, id)} can carry nothing.`;
  return `${nameOf(diagram, id)} is asked for ${formatShare(used)} of what it can carry.`;
}

function numberReasons({ before, after }: Case): string[] {
  const reasons: string[] = [];
  if (after.servedShare < before.servedShare - 1e-6)
    reasons.push(`${formatShare(after.servedShare)} of its requests are served.`);
  if (after.timedOut > before.timedOut + 1e-6)
    reasons.push(`${formatShare(after.timedOut)} of its requests time out.`);
  if (after.unavailability > before.unavailability * (1 + 1e-6) + 1e-15) {
    const [from, to] = [before, after].map((it) => formatAvailability(it.availability, it.unavailability));
    if (from !== to) reasons.push(`Its availability falls from ${from} to ${to}.`);
  }
  const [p99, p99Now] = [before.latencyMs.p99, after.latencyMs.p99];
  if (p99 !== null && p99Now !== null && p99Now > p99 * 1.005 + 0.001)
    reasons.push(`Its p99 rises from ${formatLatency(p99)} to ${formatLatency(p99Now)}.`);
  if (p99 !== null && p99Now === null) reasons.push('Its slowest requests wait without end.');
  return reasons;
}

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
