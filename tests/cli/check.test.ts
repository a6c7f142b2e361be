import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/cli/checkReport';
import { painter } from '../../src/cli/style';
import { findingsJson } from '../../src/formats/exporters/findingsJson';
import { emptyDiagram } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { documentText, parsed, readDocumentText } from '../document/documents';
import { noEstimate } from '../rules/noEstimate';
import { plumbline } from './fakeIo';

const clean = documentText('"components":{},"connections":{}');
/** Only a suggestion: a box without a type. */
const suggestion = documentText('"components":{"a":{"type":"box"}},"connections":{}');
const error = documentText(
  '"components":{"a":{"type":"client"},"b":{"type":"sql-database"}},"connections":{"c":{"from":"a","to":"b"}}',
);
const missed = documentText(
  '"components":{"a":{"type":"client"},"b":{"type":"service","settings":{"availability":0.9}}},"connections":{"c":{"from":"a","to":"b","protocol":"https"}},"journeys":{"j":{"entry":"a","target":{"availability":0.999}}}',
);

const exitOf = async (text: string, ...more: string[]) =>
  (await plumbline(['check', 'a.plumb', ...more], { files: { 'a.plumb': text } })).exit;

describe('check', () => {
  it('exits 0 where nothing is found, 1 from the level on', async () => {
    expect(await exitOf(clean)).toBe(0);
    expect(await exitOf(clean, '--fail-on', 'info')).toBe(0);
    expect(await exitOf(suggestion)).toBe(0);
    expect(await exitOf(suggestion, '--fail-on', 'warning')).toBe(0);
    expect(await exitOf(suggestion, '--fail-on', 'info')).toBe(1);
    expect(await exitOf(error)).toBe(1);
    expect(await exitOf(error, '--json')).toBe(1);
  });

  it('exits 1 where a target is missed, whatever the level', async () => {
    expect(await exitOf(missed)).toBe(1);
    expect(await exitOf(missed.replace('0.999}', '0.8}'))).toBe(0);
  });

  it('says in words that there is nothing to say', async () => {
    const { out } = await plumbline(['check', 'a.plumb'], { files: { 'a.plumb': clean } });
    expect(out).toBe('a.plumb: no findings\n');
  });

  it('gives other programs what the contract says', async () => {
    const { out } = await plumbline(['check', 'a.plumb', '--json'], { files: { 'a.plumb': error } });
    const { findings } = JSON.parse(out);
    expect(Object.keys(JSON.parse(out))).toEqual(['findings']);
    const [first] = findings;
    expect(Object.keys(first)).toEqual([
      'rule',
      'severity',
      'components',
      'connections',
      'message',
      'remedy',
    ]);
    expect(first).toMatchObject({ severity: 'error', components: ['a', 'b'], connections: ['c'] });
    expect((await plumbline(['check', 'a', '--json'], { files: { a: clean } })).out).toBe(
      '{\n  "findings": []\n}\n',
    );
  });

  it('names the file where there are several, and the page', async () => {
    const paged = documentText(`"components":{},"connections":{},"pages":{"p":${suggestion}}`);
    const { out } = await plumbline(['check', 'a', 'b', '--json'], { files: { a: suggestion, b: paged } });
    expect(JSON.parse(out).findings.map((one: Record<string, unknown>) => [one.file, one.page])).toEqual([
      ['a', undefined],
      ['b', 'p'],
    ]);
    const text = await plumbline(['check', 'b'], { files: { b: paged } });
    expect(text.out).toContain('b, page p: 1 suggestion\n');
  });

  it('fails for a later page too', async () => {
    const paged = documentText(`"components":{},"connections":{},"pages":{"p":${error}}`);
    expect(await exitOf(paged)).toBe(1);
  });

  const muting = (more: string) =>
    error.replace(/\}$/, `,"muted":{"m":{"rule":"client-to-store","reason":"A demo",${more}}}}`);
  const findingsOf = async (text: string, ...more: string[]) =>
    JSON.parse((await plumbline(['check', 'a', '--json', ...more], { files: { a: text } })).out).findings.map(
      (one: Record<string, unknown>) => [one.rule, one.muted],
    );

  it('leaves muted findings out, and fails by none', async () => {
    const muted = muting('"connections":["c"]');
    expect((await findingsOf(error))[0]).toEqual(['client-to-store', undefined]);
    expect(await findingsOf(muted)).not.toContainEqual(['client-to-store', undefined]);
    expect(await findingsOf(muted, '--all')).toContainEqual(['client-to-store', 'A demo']);
    const { out } = await plumbline(['check', 'a', '--all'], { files: { a: muted } });
    expect(out).toContain('1 muted');
    expect(out).toContain('    Muted: A demo\n');
    expect((await plumbline(['check', 'a'], { files: { a: muted } })).out).not.toContain('A demo');
    expect(await findingsOf(muting('"connections":["other"]'))).toContainEqual([
      'client-to-store',
      undefined,
    ]);
  });

  it('follows the severities of the document, on its further pages too', async () => {
    const settings = ',"review":{"severities":{"client-to-store":"info"}}}';
    expect(await exitOf(error.replace(/\}$/, settings))).toBe(0);
    const paged = documentText(`"components":{},"connections":{},"pages":{"p":${error}}`);
    expect(await exitOf(paged)).toBe(1);
    expect(await exitOf(paged.replace(/\}$/, settings))).toBe(0);
  });

  it('takes a profile, and names those there are', async () => {
    expect(await exitOf(clean, '--profile', 'production')).toBe(0);
    const { exit, err } = await plumbline(['check', 'a', '--profile', 'lax'], { files: { a: clean } });
    expect(exit).toBe(2);
    expect(err).toContain('found "lax", expected whiteboard, interview, production');
  });

  it('opens the published example without errors', async () => {
    const { err, out } = await plumbline(['check', 'a'], {
      files: { a: readDocumentText('contract-example.plumb') },
    });
    expect(err).toBe('');
    expect(out).not.toContain('Error');
  });
});

const finding = (more: Partial<Finding>): Finding => ({
  rule: 'a-rule',
  severity: 'error',
  components: [],
  connections: [],
  message: 'It is wrong.',
  ...more,
});

describe('checkReport', () => {
  const diagram = parsed(readDocumentText('contract-example.plumb'));
  const answer = noEstimate;
  const report = (findings: readonly Finding[]) =>
    checkReport([{ file: 'shop.plumb', diagram, answer, findings, muted: [] }], painter(false));

  it('reads well', async () => {
    const findings = [
      finding({ connections: ['c1'], components: ['user', 'lb'], remedy: { label: 'Insert service' } }),
      finding({ severity: 'warning', rule: 'another-rule', components: ['db'], message: 'Orders is alone.' }),
      finding({ severity: 'warning', components: ['a', 'b', 'lb', 'db', 'user', 'a', 'b'] }),
      finding({ severity: 'info', journeys: ['order'] }),
      finding({ severity: 'info', rule: 'another-rule', groups: ['zone-a'], journeys: [] }),
      finding({ severity: 'info', rule: 'repeated-rule', components: ['a'], remedy: { label: 'Do' } }),
      finding({ severity: 'info', rule: 'repeated-rule', components: ['b'], remedy: { label: 'Do' } }),
      finding({ severity: 'info', rule: 'third-rule' }),
    ];
    await expect(report(findings)).toMatchFileSnapshot('../golden/cli/check.txt');
  });

  it('keeps a finding on its lines', () => {
    expect(report([finding({ message: 'One\n\u001b[31mtwo' })])).toContain('    One [31mtwo\n');
  });
});

describe('findingsJson', () => {
  it('writes journeys and groups where a finding is about any', () => {
    const text = findingsJson([
      {
        finding: finding({ journeys: ['j'], groups: [], remedy: { label: 'Do', apply: () => emptyDiagram } }),
      },
    ]);
    expect(JSON.parse(text).findings).toEqual([
      {
        rule: 'a-rule',
        severity: 'error',
        components: [],
        connections: [],
        journeys: ['j'],
        message: 'It is wrong.',
        remedy: 'Do',
      },
    ]);
  });
});
