import { describe, expect, it } from 'vitest';
import { readDocumentText } from '../document/documents';
import { plumbline } from './fakeIo';

const files = {
  'a.plumb': readDocumentText('contract-example.plumb'),
  'bare.plumb': readDocumentText('minimal.plumb'),
};

describe('export', () => {
  it('writes the picture to standard output, or to a file', async () => {
    const shown = await plumbline(['export', 'a.plumb', '--to', 'svg'], { files });
    expect([shown.exit, shown.err, shown.written.size]).toEqual([0, '', 0]);
    expect(shown.out).toMatch(/^<(\?xml|svg)/);
    expect(shown.out).toContain('Orders');
    const saved = await plumbline(['export', 'a.plumb', '--to', 'svg', '-o', 'a.svg'], { files });
    expect([saved.exit, saved.out, saved.err]).toEqual([0, '', '']);
    expect(saved.written).toEqual(new Map([['a.svg', shown.out]]));
  });

  it('lays out what has no positions', async () => {
    const { exit, out } = await plumbline(['export', 'bare.plumb', '--to', 'svg'], { files });
    expect(exit).toBe(0);
    expect(out).not.toMatch(/NaN|undefined/);
  });

  it('never writes over the diagram', async () => {
    const { exit, err, written } = await plumbline(['export', 'a.plumb', '--to', 'svg', '-o', 'a.plumb'], {
      files,
    });
    expect([exit, written.size]).toEqual([2, 0]);
    expect(err).toBe('plumbline: a.plumb: is the diagram itself, expected another file to write.\n');
  });

  it.each([
    ['EACCES', "can't be written: permission denied"],
    ['ENOSPC', "can't be written: the disk is full"],
    ['EROFS', "can't be written: the disk is read-only"],
    ['ENOENT', "can't be written: there is no such folder"],
    ['EISDIR', 'is a folder, expected a file to write'],
    ['EIO', "can't be written: refused"],
  ])('says why a file could not be written: %s', async (writeFails, sentence) => {
    const { exit, err } = await plumbline(['export', 'a.plumb', '--to', 'svg', '-o', 'x/a.svg'], {
      files,
      writeFails,
    });
    expect([exit, err]).toEqual([2, `plumbline: x/a.svg: ${sentence}.\n`]);
  });
});
