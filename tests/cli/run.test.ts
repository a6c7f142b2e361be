import { describe, expect, it } from 'vitest';
import { documentSchema } from '../../src/document/documentSchema';
import { readDocumentText } from '../document/documents';
import { plumbline } from './fakeIo';

describe('the command line', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('says what it can do: %j', async (argv) => {
    const { exit, out, err } = await plumbline(argv);
    expect([exit, err]).toEqual([0, '']);
    for (const command of ['check FILE…', 'estimate FILE', 'export FILE --to svg', 'schema', 'Exit codes'])
      expect(out).toContain(command);
  });

  it.each([[['help', 'check']], [['check', '--help']], [['check', 'x.plumb', '-h']]])(
    'explains a command: %j',
    async (argv) => {
      const { exit, out } = await plumbline(argv);
      expect(exit).toBe(0);
      expect(out).toMatch(/^plumbline check FILE….*\n[\s\S]*--fail-on LEVEL/);
    },
  );

  it('tells its version', async () => {
    expect((await plumbline(['--version'])).out).toBe('plumbline 1.2.3\n');
  });

  it.each([
    [['chekc'], 'unknown command "chekc", expected check, estimate, export, diff, schema.'],
    [['help', 'import'], 'unknown command "import", expected check, estimate, export, diff, schema.'],
    [['check'], 'check needs a file; "-" reads standard input.'],
    [['check', '-', '-'], 'check: standard input can be read once only.'],
    [['check', 'a', '--fail-on', 'never'], 'check --fail-on: found "never", expected error, warning, info.'],
    [['check', 'a', '--fail-on'], "check: Option '--fail-on <value>' argument missing."],
    [['estimate'], 'estimate needs a file; "-" reads standard input.'],
    [['estimate', 'a', 'b'], 'estimate takes one file, found 2.'],
    [['estimate', 'a', '--jsno'], "estimate: Unknown option '--jsno'."],
    [['estimate', 'a', '--json=yes'], "estimate: Option '--json' does not take an argument."],
    [['export', 'a'], 'export needs --to with a format: svg, png, markdown.'],
    [['export', 'a', '--to', 'gif'], 'export --to: found "gif", expected svg, png, markdown.'],
    [['export', 'a', '--to', 'png', '--scale', '5'], 'export --scale: found "5", expected 1, 2, 3, 4.'],
    [['export', 'a', '--to', 'svg', '--scale', '2'], 'export --scale is not for --to svg.'],
    [['export', 'a', '--to', 'markdown', '--transparent'], 'export --transparent is not for --to markdown.'],
    [
      ['export', 'a', '--to', 'svg', '--theme', 'pink'],
      'export --theme: found "pink", expected light or dark.',
    ],
    [['export', 'a', '--to', 'svg', '-o', ''], 'export -o: found an empty path, expected a file to write.'],
    [['schema', 'a'], 'schema takes no file, found "a".'],
  ])('%j is no way to ask', async (argv, sentence) => {
    const { exit, out, err } = await plumbline(argv);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toBe(`plumbline: ${sentence}\nRun "plumbline help" to see what it can do.\n`);
  });

  it('prints the JSON Schema', async () => {
    const { exit, out } = await plumbline(['schema']);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual(documentSchema());
  });

  it('reads standard input as "-"', async () => {
    const { exit, out } = await plumbline(['estimate', '-'], { stdin: readDocumentText('minimal.plumb') });
    expect([exit, out.includes('Availability')]).toEqual([0, true]);
  });

  it('has colours where there are any to be had', async () => {
    const world = { files: { 'a.plumb': readDocumentText('minimal.plumb') } };
    const plain = await plumbline(['estimate', 'a.plumb'], world);
    const coloured = await plumbline(['estimate', 'a.plumb'], { ...world, hasColour: true });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(plain.out).not.toMatch(escapes);
    expect(coloured.out).toMatch(escapes);
    expect(coloured.out.replace(escapes, '')).toBe(plain.out);
  });
});
