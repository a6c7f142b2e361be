import { expect, test } from 'vitest';
import { readDocumentText } from '../document/documents';
import { plumbline } from './fakeIo';

const before = readDocumentText('contract-example.plumb');
const after = before
  .replace('"replicas": 1', '"replicas": 2')
  .replace('"protocol": "https"', '"protocol": "https", "timeoutMs": 800');
const diff = (a: string, b: string, ...more: string[]) =>
  plumbline(['diff', 'a.plumb', 'b.plumb', ...more], { files: { 'a.plumb': a, 'b.plumb': b } });

test('says what changed in parts and in numbers', async () => {
  expect(after).not.toBe(before);
  const { exit, out } = await diff(before, after);
  expect(exit).toBe(0);
  expect(out).toContain('± changed component Orders: Replicas: 1 → 2');
  expect(out).toContain('± changed connection User → LB: Timeout: not said → 800 ms');
  expect(out).toMatch(/Place an order +Available +99\.83 % +99\.\d+ % +better/);
  expect((await diff(before, before)).out).toContain('No part differs.');
});

test('tells other programs, unrounded', async () => {
  const { pages } = JSON.parse((await diff(before, after, '--json')).out);
  const [page] = pages;
  expect(page.page).toBeNull();
  expect(page.parts).toContainEqual({
    ...{ kind: 'component', difference: 'changed', name: 'Orders', before: 'db', after: 'db' },
    looksOnly: false,
    fields: [{ path: 'settings.replicas', before: 1, after: 2 }],
  });
  expect(page.journeys[0].before.availability).toBeCloseTo(0.998375689934, 12);
  expect(page.journeys[0].after.availability).toBeGreaterThan(page.journeys[0].before.availability);
});

test('names pages that one alone has, and says what is muted and why', async () => {
  const file = JSON.parse(before);
  const more = JSON.stringify({
    ...file,
    pages: { next: { name: 'Next year', order: 1, components: {}, connections: {} } },
    muted: { m1: { rule: 'single-instance', reason: 'Only a demonstration', components: ['db'] } },
  });
  const { out, err } = await diff(before, more);
  expect(err).toBe('');
  expect(out).toContain('+ added page Next year');
  expect(out).toContain('+ Muted: single-instance at Orders: Only a demonstration');
  expect((await diff(more, before)).out).toContain('− removed page Next year');
  expect(JSON.parse((await diff(before, more, '--json')).out)).toMatchObject({
    pagesAdded: ['Next year'],
    pagesRemoved: [],
  });
});

test('needs two files that open', async () => {
  expect((await plumbline(['diff', 'a'], { files: { a: before } })).exit).toBe(2);
  const { exit, err, out } = await diff(before, '{');
  expect([exit, out]).toEqual([2, '']);
  expect(err).toContain('b.plumb');
});
