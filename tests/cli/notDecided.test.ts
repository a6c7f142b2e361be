import { describe, expect, it } from 'vitest';
import { estimateReport } from '../../src/cli/estimateReport';
import { explainReport } from '../../src/cli/explainReport';
import { estimate } from '../../src/estimate/estimate';
import { explain } from '../../src/estimate/explain/explain';
import { estimateInFull, journeyInFull } from '../../src/estimate/later';
import { diagramOf, how, part, service, wires } from '../estimate/documents';

/** Where availability is only bounded nothing says that no single part stops a journey. */

const plain = (text: string): string => text;
const pair = (availability: number) =>
  diagramOf({
    components: {
      lb: part('load-balancer', availability, { calls: [how('balance', ['lb>a', 'lb>b'])] }),
      ...{ a: service(0.9), b: service(0.9) },
    },
    connections: wires('lb>a', 'lb>b'),
    journeys: { j: { entry: 'lb' } },
  });
const bounds = { exact: false, availabilityRange: [0.9, 0.99] } as const;

function reports(availability: number, isExact: boolean): [numbers: string, why: string] {
  const diagram = pair(availability);
  const answer = estimate(diagram);
  const explained = explain(diagram, { kind: 'journey', id: 'j' }, answer);
  const journey = answer.journeys.get('j');
  if (!explained || !journey) throw new Error('no journey');
  const numbers = isExact
    ? answer
    : { ...estimateInFull(answer), journeys: new Map([['j', { ...journeyInFull(journey), ...bounds }]]) };
  const explanation = isExact ? explained : { ...explained, availabilityRange: bounds.availabilityRange };
  return [estimateReport(diagram, numbers, undefined, plain), explainReport(explanation, plain)];
}

const NONE = 'No single part that fails stops every request.';
const OPEN = 'Whether any other part that fails stops every request is not decided within the budget.';

describe('single points of failure', () => {
  it('are none where that is sure', () => {
    const [numbers, why] = reports(1, true);
    expect(numbers).not.toContain('Single points');
    expect(why).toContain(NONE);
    expect(why).not.toContain('not decided');
  });

  it('are not decided where only bounds are known', () => {
    const [numbers, why] = reports(1, false);
    expect(numbers).toContain('Single points of failure: not decided');
    expect(why).toContain(OPEN);
    expect(why).not.toContain(NONE);
  });

  it('are those that are certain, and perhaps others', () => {
    const [numbers, why] = reports(0.9, false);
    expect(numbers).toContain('Single points of failure: lb; others not decided');
    expect(why).toContain('Nothing stands in for: lb.');
    expect(why).toContain(OPEN);
    expect(reports(0.9, true)[0]).toContain('Single points of failure: lb\n');
  });
});
