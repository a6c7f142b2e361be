import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { changeWords } from '../../src/formats/compare/changeWords';
import { comparedNumbers } from '../../src/formats/compare/comparedNumbers';
import { compareMarkdown } from '../../src/formats/compare/compareMarkdown';
import { pageWords } from '../../src/formats/compare/pageWords';
import { exportSvg } from '../../src/formats/exporters/svg';
import { compareDiagrams } from '../../src/model/compare';
import { type Component, type Diagram, emptyDiagram } from '../../src/model/diagram';
import { putComponent, putConnection, putJourney, removeElements } from '../../src/model/edits';
import { mergeCompared } from '../../src/model/mergeCompared';
import { pagesApart } from '../../src/model/pagesApart';
import { repositoryPath } from '../support/repository';
import { whatIsWrong } from './wellFormed';

function example(): Diagram {
  const parsed = parseDiagram(
    readFileSync(repositoryPath('src/library/examples/url-shortener.plumb'), 'utf8'),
  );
  if (!parsed.ok) throw new Error('no document');
  return parsed.value;
}
const before = example();
const part = (id: string): Component => {
  const found = before.components.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const wordsOf = (after: Diagram) =>
  compareDiagrams(before, after).parts.flatMap((one) => changeWords(before, after, one));

const version = (diagram: Diagram) => ({ diagram, journeys: estimate(diagram).journeys });

describe('what changed reads', () => {
  test('with the labels of the inspector, and the default where nothing was said', () => {
    const { settings } = part('redirect');
    const changed = putComponent(before, 'redirect', {
      ...part('redirect'),
      name: 'Opener',
      in: ['eu-west-1a'],
      settings: { ...settings, replicas: 24, commonCause: 0.1, latencyMs: { p50: 3, p99: 30 } },
    });
    const words = wordsOf(changed);
    expect(words).toContain('Name: Redirect API → Opener');
    expect(words).toContain('Replicas: 12 → 24');
    expect(words).toContain('Fails together: 0 % → 10 %');
    expect(words.find((line) => line.startsWith('Stands in'))).toMatch(/ → eu-west-1a$/);
    expect(words.find((line) => line.startsWith('Own work'))).toMatch(/ → 3 ms \/ 30 ms$/);
  });

  test('of a connection and a journey too', () => {
    const connection = before.connections.get('lb-redirect');
    const [[id, journey] = []] = before.journeys;
    if (!connection || !journey || id === undefined) throw new Error('no such thing');
    const next = putConnection(before, 'lb-redirect', { ...connection, timeoutMs: 200, encrypted: true });
    const changed = putJourney(next, id, { ...journey, requestsPerSecond: 9000 });
    expect(wordsOf(changed)).toEqual([
      'Timeout: not said → 200 ms',
      'Encrypted: not said → yes',
      'Load: 4,000 rps → 9,000 rps',
    ]);
  });

  test('moving and looks in a word', () => {
    const moved = putComponent(before, 'links', {
      ...part('links'),
      position: { x: 1, y: 2 },
      accent: 'red',
    });
    expect(wordsOf(moved)).toEqual(['moved', 'recoloured']);
  });
});

describe('the numbers side by side', () => {
  test('say which way each went', () => {
    const fewer = putComponent(before, 'redirect', {
      ...part('redirect'),
      settings: { ...part('redirect').settings, replicas: 8 },
    });
    const [redirect] = comparedNumbers(version(before), version(fewer), compareDiagrams(before, fewer));
    const trends = new Map(redirect?.numbers.map(({ label, trend }) => [label, trend]));
    expect(trends.get('At most')).toBe('worse');
    const back = comparedNumbers(version(fewer), version(before), compareDiagrams(fewer, before));
    expect(back[0]?.numbers.find(({ label }) => label === 'At most')?.trend).toBe('better');
    const same = comparedNumbers(version(before), version(example()), compareDiagrams(before, example()));
    expect(same.flatMap(({ numbers }) => numbers.map(({ trend }) => trend))).not.toContain('worse');
  });

  test('of a journey that is gone those it had', () => {
    const [id = ''] = before.journeys.keys();
    const journeys = new Map([...before.journeys].filter(([other]) => other !== id));
    const after = { ...before, journeys };
    const rows = comparedNumbers(version(before), version(after), compareDiagrams(before, after));
    expect(rows.at(-1)).toMatchObject({ before: id, after: null });
    expect(rows.at(-1)?.numbers.every(({ after: is }) => is === null)).toBe(true);
  });
});

test('as text: the numbers, then a line for each part', () => {
  const after = removeElements({ ...before, title: 'Short *er*' }, ['component:totals']);
  const text = compareMarkdown(version(before), version(after), compareDiagrams(before, after), {
    before: 'As saved',
    after: 'Now',
  });
  expect(text).toContain('# Short \\*er\\*: As saved → Now');
  expect(text).toMatch(/\| Available \| 99\.982 % \| 99\.98\d? % \|/);
  expect(text).toContain('- changed Title: URL shortener → Short \\*er\\*');
  expect(text).toContain('- removed component **Click totals**');
  expect(text).toContain('- removed connection **Analytics → Click totals**');
  const same = compareMarkdown(version(before), version(before), compareDiagrams(before, before), {
    before: 'a',
    after: 'b',
  });
  expect(same).toContain('## What changed\n\nNothing.');
});

test('as a figure: both versions, each mark in words, and well-formed', () => {
  const after = removeElements(putComponent(before, 'redirect', { ...part('redirect'), name: 'Opener' }), [
    'component:totals',
  ]);
  const comparison = compareDiagrams(before, after);
  const { diagram, marks } = mergeCompared(before, after, comparison);
  const journeys = comparedNumbers(version(before), version(after), comparison);
  const compared = { marks, journeys, label: 'As saved → now' };
  const figure = exportSvg(diagram, estimate(after), { compared });
  expect(whatIsWrong(figure)).toBeNull();
  expect(figure.match(/>− removed</g)).toHaveLength(2);
  expect(figure.match(/>± changed</g)).toHaveLength(1);
  for (const text of ['Click totals', 'URL shortener: As saved → now']) expect(figure).toContain(text);
});

describe('what differs beside the parts', () => {
  const muted = { rule: 'single-instance', reason: 'Only a demonstration', components: ['redirect'] };
  const after: Diagram = {
    ...before,
    review: {
      ...before.review,
      profile: 'production',
      severities: new Map([['no-timeout', 'off' as const]]),
    },
    muted: new Map([['m1', muted]]),
    pages: new Map([['p2', { ...emptyDiagram, name: 'Next year', order: 1 }]]),
  };
  const words = (one: Diagram, other: Diagram) =>
    pageWords(one, other, compareDiagrams(one, other), pagesApart(one, other)).map(
      ({ difference, text, detail }) => `${difference} ${text}: ${detail}`,
    );

  test('is how it is reviewed, what is muted and why, and pages that one side alone has', () => {
    expect(words(before, after)).toEqual([
      'added Page: Next year',
      'changed Review: whiteboard → production',
      'changed Rule no-timeout: by itself → off',
      'added Muted: single-instance at Redirect API: Only a demonstration',
    ]);
    expect(words(after, before)).toContain('removed Page: Next year');
    expect(words(after, before)).toContain(
      'removed Muted: single-instance at Redirect API: Only a demonstration',
    );
    const other = { ...after, muted: new Map([['m7', { ...muted, reason: 'Accepted until May' }]]) };
    expect(words(after, other)).toEqual([
      'changed Muted: single-instance at Redirect API: Only a demonstration → Accepted until May',
    ]);
    expect(words(after, { ...after, muted: new Map([['m9', muted]]) })).toEqual([]);
  });

  test('is in the text too', () => {
    const text = compareMarkdown(version(before), version(after), compareDiagrams(before, after), {
      before: 'As saved',
      after: 'Now',
    });
    expect(text).toContain('- added Muted: single-instance at Redirect API: Only a demonstration');
    expect(text).toContain('- changed Review: whiteboard → production');
  });
});
