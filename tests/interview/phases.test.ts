import { describe, expect, it } from 'vitest';
import { startRun } from '../../src/interview/clock';
import { type Facts, isDone, PHASES, phaseAfter } from '../../src/interview/phases';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { NO_INTERVIEW } from '../../src/model/mockInterview';
import { shippedExample } from '../support/editorPage';

const facts = (diagram: Diagram, errors = 0): Facts => ({ diagram, interview: diagram.interview, errors });
const seenIn = (of: Facts) =>
  PHASES.flatMap(({ points }) => points.flatMap((one) => (isDone(one, of) ? one.id : [])));

describe('the phases of an interview', () => {
  it('fill three quarters of an hour, one after the other', () => {
    expect(PHASES.reduce((total, { minutes }) => total + minutes, 0)).toBe(45);
    expect(PHASES.map(({ id }) => phaseAfter(id))).toEqual([...PHASES.slice(1).map(({ id }) => id), null]);
    const ids = PHASES.flatMap(({ points }) => points.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('an empty document covers nothing, a drawing what can be seen in it', () => {
    expect(seenIn(facts(emptyDiagram))).toEqual([]);
    expect(seenIn(facts(shippedExample()))).toEqual(['h-drawn', 'h-loads', 'h-targets', 'w-errors']);
    expect(seenIn(facts(shippedExample(), 1))).not.toContain('w-errors');
  });

  it('what is written down and worked out is seen', () => {
    const requirement = (kind: 'functional' | 'non-functional' | 'out-of-scope', text = 'x') => ({
      kind,
      text,
    });
    const diagram: Diagram = {
      ...emptyDiagram,
      capacity: { users: new Map(), actions: new Map([['a', { times: 1, storedBytes: 1 }]]) },
      interview: {
        requirements: new Map([
          ['1', requirement('functional')],
          ['2', requirement('functional')],
          ['3', requirement('functional')],
          ['4', requirement('non-functional')],
          ['5', requirement('non-functional', ' ')],
          ['6', requirement('out-of-scope')],
        ]),
        decisions: new Map([
          ['1', { text: 'x', tradeOff: 'y' }],
          ['2', { text: 'x', tradeOff: 'y' }],
        ]),
        run: {
          ...startRun('p', 0),
          done: ['h-walk'],
          challenges: [
            { id: 'a', question: 'q', answer: 'x', revealed: [] },
            { id: 'b', question: 'q', answer: ' ', revealed: [] },
          ],
        },
      },
    };
    expect(seenIn(facts(diagram))).toEqual([
      'r-functional',
      'r-scope',
      'e-load',
      'e-storage',
      'h-walk',
      'w-decisions',
    ]);
    expect(NO_INTERVIEW.run).toBeNull();
  });
});
