/** How amounts of data read to people: `820 B`, `1.2 kB`, `12 MB`, in decimal units (1 kB = 1,000 B), as links are sold. */
import { formatCount } from './formatNumbers';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

export function formatBytes(bytes: number): string {
  let value = bytes;
  let last = 0;
  while (value >= 999.5 && last < UNITS.length - 1) {
    value /= 1000;
    last++;
  }
  return `${formatCount(value)} ${UNITS[last]}`;
}

/** `12 MB/s`. */
export const formatBandwidth = (bytesPerSecond: number): string => `${formatBytes(bytesPerSecond)}/s`;
