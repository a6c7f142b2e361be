import { expect, test } from 'vitest';
import { formatBandwidth, formatBytes } from '../../src/shared/formatBytes';

test.each([
  [0, '0 B'],
  [820, '820 B'],
  [999.4, '999 B'],
  [999.6, '1 kB'],
  [1200, '1.2 kB'],
  [12_000_000, '12 MB'],
  [999_600_000, '1 GB'],
  [3.5e15, '3.5 PB'],
  [2e21, '2,000 EB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('a bandwidth is per second', () => {
  expect(formatBandwidth(500 * 24_000)).toBe('12 MB/s');
});
