import { describe, expect, it } from 'vitest';
import { capacityCsv, capacityMarkdown } from '../../src/formats/capacityText';
import type { Action, Capacity } from '../../src/model/capacity';

const capacity: Capacity = {
  users: new Map([['u', { name: 'people', count: 864_000 }]]),
  actions: new Map<string, Action>([
    ['a', { name: '=Post | "now"', users: 'u', times: 1, responseBytes: 1000 }],
  ]),
};

describe('the worksheet as text', () => {
  it('is a table for people', () => {
    expect(capacityMarkdown(capacity)).toBe(`### =Post \\| "now"

| | | How |
|---|---|---|
| Average | **10 rps** | 864,000 people × 1 a day ÷ 86,400 s |
| Peak | **30 rps** | 10 rps × 3 at the peak |
| Out | **10 kB/s** | 10 rps × 1 kB |

### Altogether

| | | How |
|---|---|---|
| Reads | **10 rps · peak 30 rps** | 10 × 3 at the peak |
| Bandwidth out | **10 kB/s · peak 30 kB/s** | 10 × 1 kB, × 3 at the peak |
| Cache | **173 MB** | 20 % of 864 MB read in a day |
`);
  });

  it('is a table for a spreadsheet, nothing of which it takes for a formula', () => {
    const [head, first] = capacityCsv(capacity).split('\r\n');
    expect(head).toBe('"Of","Number","Value","Reads","Formula"');
    expect(first).toBe('"\'=Post | ""now""","Average","10","10 rps","864,000 people × 1 a day ÷ 86,400 s"');
  });
});
