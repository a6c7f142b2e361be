import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { endRun, goToPhase, MINUTE_MS, startRun } from '../../src/interview/clock';
import { interviewReport } from '../../src/interview/report';
import type { Diagram } from '../../src/model/diagram';
import type { InterviewRun } from '../../src/model/mockInterview';
import { review } from '../../src/rules/review';
import { shippedExample } from '../support/editorPage';

const START = Date.UTC(2026, 10, 23, 9);
const at = (minutes: number) => START + minutes * MINUTE_MS;

const run: InterviewRun = {
  ...endRun(goToPhase(startRun('url-shortener', START), 'estimate', at(9)), at(14)),
  done: ['r-ask'],
  challenges: [
    {
      id: 'component-down links',
      question: 'Links is gone?',
      answer: 'The cache | helps',
      revealed: ['It stops.'],
    },
    { id: 'load 2', question: 'Twice the load?' },
  ],
};

const diagram: Diagram = {
  ...shippedExample(),
  capacity: {
    users: new Map(),
    actions: new Map([
      ['a', { name: 'Shorten', operation: 'write', times: 100e6, per: 'month', journey: 'shorten' }],
    ]),
  },
  interview: {
    requirements: new Map([
      ['1', { kind: 'functional', text: 'Shorten *any* address' }],
      ['2', { kind: 'non-functional', text: 'p99 below 200 ms' }],
      ['3', { kind: 'out-of-scope', text: ' ' }],
    ]),
    decisions: new Map([
      ['1', { text: 'A cache', because: 'reads repeat', tradeOff: 'stale links' }],
      ['2', { text: 'Shards' }],
    ]),
    run,
  },
};

const report = () => {
  const numbers = estimate(diagram);
  const prompt = { title: 'URL shortener', task: 'Make links short.' };
  return interviewReport({
    diagram,
    interview: diagram.interview,
    estimate: numbers,
    findings: review(diagram, numbers),
    prompt,
    now: at(99),
  });
};

describe('the report of an interview', () => {
  it('says how long, what was asked for, what came of it and why', () => {
    const text = report();
    for (const line of [
      '# Mock interview: URL shortener',
      '2026-11-23 · URL shortener',
      '> Make links short.',
      '| Requirements | 8:00 | 9:00 |',
      '| Estimate | 5:00 | 5:00 |',
      '| **Altogether** | 45:00 | 14:00 |',
      '- [x] Who uses it, and for what? Ask before you draw.',
      '- [ ] Three to five things it must do, written down.',
      '- Shorten \\*any\\* address',
      '- Writes: **38 rps · peak 114 rps** = 38 × 3 at the peak',
      '- The drawing says otherwise of Shorten a link.',
      '| Open a short link | 99.982 %, met | 44.6 ms | 158 ms, met | 4,000 rps | 6,000 rps |',
      '1. Links is gone?',
      '   - You: The cache \\| helps',
      '   - It stops.',
      '   - You: (nothing)',
      '- **A cache** — because reads repeat — It costs: stale links',
      '- **Shards**',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).not.toContain('Left out');
  });

  it('is nothing where there was no interview', () => {
    const none = { ...diagram.interview, run: null };
    const numbers = estimate(diagram);
    const prompt = { title: '', task: '' };
    expect(
      interviewReport({ diagram, interview: none, estimate: numbers, findings: [], prompt, now: 0 }),
    ).toBe('');
  });
});
