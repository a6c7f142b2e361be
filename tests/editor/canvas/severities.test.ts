import { expect, test } from 'vitest';
import { createSeverities } from '../../../src/editor/canvas/severities';
import type { Finding } from '../../../src/model/finding';

const NO_BUNDLES: ReadonlyMap<string, readonly string[]> = new Map();

const finding = (severity: Finding['severity'], message: string, about: Partial<Finding>): Finding => ({
  rule: 'a-rule',
  severity,
  message,
  components: [],
  connections: [],
  ...about,
});

test('the worst finding on each thing counts, infos do not', () => {
  const severityOf = createSeverities()(
    [
      finding('warning', 'w', { components: ['a', 'b'], connections: ['l'] }),
      finding('error', 'e', { components: ['b'], groups: ['g'] }),
      finding('info', 'i', { components: ['c'] }),
    ],
    NO_BUNDLES,
  );
  expect(severityOf('component:a')).toBe('warning');
  expect(severityOf('component:b')).toBe('error');
  expect(severityOf('component:c')).toBeNull();
  expect(severityOf('connection:l')).toBe('warning');
  expect(severityOf('group:g')).toBe('error');
});

test('a line has the worst of the connections it stands for', () => {
  const severityOf = createSeverities()(
    [finding('warning', 'w', { connections: ['l'] }), finding('error', 'e', { connections: ['m'] })],
    new Map([['k', ['k', 'l', 'm']]]),
  );
  expect(severityOf('connection:k')).toBe('error');
  expect(severityOf('connection:l')).toBe('warning');
});

test('the same function is given again as long as it says the same', () => {
  const severities = createSeverities();
  const first = severities([finding('warning', '48 ms', { components: ['a', 'b'] })], NO_BUNDLES);
  const reworded = [
    finding('warning', '49 ms', { components: ['b'] }),
    finding('warning', '49 ms', { components: ['a'] }),
  ];
  expect(severities(reworded, NO_BUNDLES)).toBe(first);
  const worse = severities([...reworded, finding('error', 'e', { components: ['a'] })], NO_BUNDLES);
  expect(worse).not.toBe(first);
  expect(worse('component:a')).toBe('error');
  expect(first('component:a')).toBe('warning');
  const gone = severities([finding('error', 'e', { components: ['a'] })], NO_BUNDLES);
  expect(gone('component:b')).toBeNull();
  expect(severities([finding('error', 'e', { components: ['a'] })], new Map())).not.toBe(gone);
});
