/**
 * Everything a component's calls hang on, as one list of numbers: how it calls, what draws there are, and the
 * functions of what it calls. Equal lists make equal functions, so what an edit left alone is not built again.
 */
import type { Call, Group } from '../graph/graph';
import { WRITE } from '../graph/graph';
import { enqueuesOf, groupsOf } from '../graph/view';
import type { Targets } from './callsFunction';
import type { Conditions } from './conditions';
import { pickDraws } from './pick';

export function inputsOf(conditions: Conditions, node: number, targets: Targets): number[] {
  const { view, variables } = conditions;
  const inputs = [variables.hit(node), variables.up(node, 0), variables.up(node, 1), variables.up(node, 2)];
  inputs.push(Number(view.graph.nodes[node]?.mayAnswerItself ?? false));
  for (const group of groupsOf(view, node)) pushGroup(inputs, conditions, group, targets);
  for (const call of enqueuesOf(view, node)) {
    const up = targets.up(call.to, call.operation);
    inputs.push(-2, Number(isNeeded(conditions, call)), variables.called(call), variables.through(call), up);
  }
  return inputs;
}

const isNeeded = ({ optionalNeeded }: Conditions, { optional }: Call): boolean => optionalNeeded || !optional;

const HOWS = ['sequence', 'parallel', 'balance', 'failover', 'quorum', 'shard', 'cache'] as const;

function pushGroup(inputs: number[], conditions: Conditions, group: Group, targets: Targets): void {
  const { variables, loadBearing } = conditions;
  inputs.push(-1, HOWS.indexOf(group.how), group.need, Number(loadBearing.has(group.key)));
  for (const { call, place, weight } of group.members) {
    inputs.push(place, Number(weight > 0), Number(isNeeded(conditions, call)));
    inputs.push(Number(call.operation === WRITE));
    inputs.push(variables.called(call), variables.through(call), targets.ok(call.to, call.operation));
    if (group.how === 'cache') inputs.push(targets.up(call.to, call.operation), variables.hit(call.to));
  }
  if (group.how === 'shard') inputs.push(...pickDraws(conditions, group));
}
