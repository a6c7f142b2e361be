import { describe, expect, it } from 'vitest';
import { badDocuments } from '../document/badDocuments';
import { documentText } from '../document/documents';
import { type Outcome, plumbline } from './fakeIo';

const commands: readonly (readonly string[])[] = [
  ['check', 'bad.plumb'],
  ['check', 'bad.plumb', '--json'],
  ['estimate', 'bad.plumb', '--json'],
  ['export', 'bad.plumb', '--to', 'svg', '-o', 'out.svg'],
];

function expectRefusal({ exit, out, err, written }: Outcome, path: string): void {
  expect([exit, out, written.size]).toEqual([2, '', 0]);
  expect(err).toMatch(/^plumbline: [^\n]+\.\n$/);
  expect(err).toContain(path);
}

describe('unusable input: exit 2, one sentence with its path, nothing written', () => {
  it.each(badDocuments)('$name', async ({ text, path }) => {
    for (const command of commands) {
      const outcome = await plumbline(command, { files: { 'bad.plumb': text } });
      expectRefusal(outcome, `bad.plumb: `);
      expect(outcome.err).toContain(path);
    }
    expectRefusal(await plumbline(['estimate', '-'], { stdin: text }), 'standard input: ');
  });

  it.each([
    ['Latin-1', Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ])('bytes in %s', async (_, bytes) => {
    const outcome = await plumbline(['check', 'bad.plumb'], { files: { 'bad.plumb': bytes } });
    expectRefusal(outcome, 'bad.plumb: This is not a text file');
  });

  it('a file that is not there', async () => {
    expectRefusal(await plumbline(['check', 'gone.plumb']), 'gone.plumb: there is no such file.');
  });

  it('says all that is wrong with all files, and nothing of those that are right', async () => {
    const good = documentText('"components":{},"connections":{}');
    const bad = documentText('"components":{"a":{},"b":{}},"connections":{}');
    const { exit, out, err } = await plumbline(['check', 'good', 'bad', 'gone'], { files: { good, bad } });
    expect([exit, out]).toEqual([2, '']);
    expect(err.split('\n').map((line) => line.split(' ')[1])).toEqual(['bad:', 'bad:', 'gone:', undefined]);
  });

  it('lets no escape sequence of a file through to the terminal', async () => {
    const text = documentText(
      '"components":{"\\u001b[2J":{"type":"\\u001b]0;x\\u0007","name":7}},"connections":{}',
    );
    const { err } = await plumbline(['check', 'a'], { files: { a: text } });
    expect(err).not.toContain('\u001b');
    const named = documentText(
      '"title":"\\u001b[2Jt","components":{"a":{"type":"box","name":"\\u001b[2J\\nn"}},"connections":{}',
    );
    for (const command of ['check', 'estimate'])
      expect((await plumbline([command, 'a'], { files: { a: named } })).out).not.toContain('\u001b');
  });
});
