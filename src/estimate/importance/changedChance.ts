/**
 * A subject's chance with one thing different: a part held down or perfect, other instances of a component. By the
 * slopes that one sweep backwards gives, exactly, where the thing is a draw of its own; null where it isn't, and the
 * diagram has to be evaluated anew.
 */
import type { Importance } from '../availability/importance';
import type { Chance, Instances } from '../availability/replicas';
import { throughChance } from '../availability/variables';
import { GENERAL } from '../graph/graph';
import type { Asked, Basis } from './basis';
import { chanceOf, over } from './basis';
import type { Part } from './parts';

const SURE: Chance = { up: 1, down: 0 };
const NEVER: Chance = { up: 0, down: 1 };

export interface ChangedChances {
  /** With everything as it is: what the others are held against. */
  asItIs(): Chance;
  withPart(part: Part, state: 'down' | 'perfect'): Chance | null;
  withInstances(component: string, instances: Instances, required: number): Chance | null;
  /** Another chance that a connection's link and errors let a request's calls through. */
  withThrough(connection: string, through: Chance): Chance | null;
}

export function changedChances({ required }: Basis, asked: Asked): ChangedChances {
  const { availability, node, operation, call, targetOnly } = asked;
  const { graph } = asked.view;
  const asItIs = (): Chance => chanceOf(asked);
  if (targetOnly) return { asItIs, withPart: () => null, withInstances: () => null, withThrough: () => null };
  let swept: Importance | null = null;
  const answer = (): Importance => {
    swept ??= availability.importance(node, operation);
    return swept;
  };
  const whole = (target: Chance | null): Chance | null =>
    target && call ? over(throughChance(call, 1), target) : target;
  const held = (part: Part, to: Chance): Chance | null => {
    if (part.kind === 'group') return answer().withGroup(part.id, to.up);
    if (part.kind === 'connection') return answer().withThrough(graph.callIndexOf.get(part.id) ?? -1, to);
    const index = graph.indexOf.get(part.id) ?? -1;
    const record = graph.nodes[index];
    if (!record) return null;
    const instances = { availability: to.up, commonCause: 0, failoverShare: 0, units: record.units };
    return answer().withInstances(index, instances, required(record, GENERAL));
  };
  return {
    asItIs: () => whole(answer().chance) ?? asItIs(),
    withPart(part, state) {
      const to = state === 'down' ? NEVER : SURE;
      if (call && part.kind === 'connection' && part.id === call.id)
        return over(to, availability.ok(node, operation));
      return whole(held(part, to));
    },
    withInstances(component, instances, required) {
      const index = graph.indexOf.get(component) ?? -1;
      return whole(answer().withInstances(index, instances, required));
    },
    withThrough(connection, through) {
      const index = graph.callIndexOf.get(connection) ?? -1;
      return call?.index === index ? null : whole(answer().withThrough(index, through));
    },
  };
}
