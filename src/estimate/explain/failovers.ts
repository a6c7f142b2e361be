/**
 * What failovers cost the stores a subject needs: (1 − fail together) · failures a year · time until another has taken
 * over, at most what an instance is down; lost while enough others are up.
 */

import { OUTAGE_HOURS } from '../../catalog/components/dataFields';
import { typeOf } from '../../catalog/effective';
import { canFailOver, type Failover, failoverOf } from '../../catalog/failover';
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { formatCount, formatDowntime, formatDuration, formatShare } from '../../shared/formatNumbers';
import { SECONDS_PER_YEAR } from '../../shared/secondsPerYear';
import type { Node } from '../graph/graph';
import type { Asked } from '../importance/basis';
import { neededBy } from '../importance/parts';
import type { Step } from './explanation';

/** Of a store in which another can take over; null where no time is given for that. */
export const failoverIn = (node: Node): Failover | null =>
  hasStandby(node) ? failoverOf(node.component, typeOf(node.component), node.settings.availability) : null;

export const failsOverAtOnce = (node: Node): boolean =>
  hasStandby(node) && canFailOver(typeOf(node.component)) && failoverIn(node) === null;

export function failoverSteps(diagram: Diagram, asked: Asked): Step[] {
  const { nodes } = neededBy(asked.view, asked);
  return asked.view.graph.nodes.flatMap((node) => {
    const failover = nodes.has(node.index) ? failoverIn(node) : null;
    return failover ? stepsOf(nameOf(diagram, node.id), node, failover) : [];
  });
}

function stepsOf(name: string, { settings }: Node, failover: Failover): Step[] {
  const { seconds, failuresPerYear, isDerived, shareOfOutage } = failover;
  const downSeconds = (1 - settings.availability) * SECONDS_PER_YEAR;
  const apart = 1 - settings.commonCause;
  const failures = formatCount(failuresPerYear);
  const isLonger = shareOfOutage >= 1;
  const symbols = [
    ...(isLonger ? ['time an instance is down'] : ['failures a year', 'time until another has taken over']),
    ...(apart < 1 ? ['share that doesn’t take all at once'] : []),
  ];
  const numbers = [
    ...(isLonger ? [formatDowntime(downSeconds)] : [failures, formatDuration(seconds)]),
    ...(apart < 1 ? [formatShare(apart)] : []),
  ];
  const lost = formatDowntime(apart * shareOfOutage * downSeconds);
  const derived: Step = {
    name: `failures of ${name}`,
    formula: {
      symbols: `failures a year of an instance of ${name} = time it is down / length of an outage`,
      numbers: `${failures} = ${formatDuration(downSeconds)} / ${OUTAGE_HOURS.value} h`,
    },
  };
  return [
    ...(isDerived ? [derived] : []),
    {
      name: `failovers of ${name}`,
      formula: {
        symbols: `failovers of ${name}, while enough others are up = ${symbols.join(' × ')}`,
        numbers: `${lost} = ${numbers.join(' × ')}`,
      },
    },
  ];
}

/** Whether it has an instance that can fail and another, apart from it, that may take over. */
function hasStandby({ settings, units, work }: Node): boolean {
  const apart = units.reduce((count, unit) => count + (unit.together ? 1 : unit.replicas), 0);
  const needed = Math.min(
    ...work.map((each) => (each.requiredReplicas === 'auto' ? 1 : each.requiredReplicas)),
  );
  return settings.availability < 1 && apart > 1 && needed < settings.replicas;
}
