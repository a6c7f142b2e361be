import { describe, expect, test } from 'vitest';
import { type DroppedFile, maximumFileBytes } from '../../src/platform/contract';
import { readFile } from '../../src/platform/readFile';

const file = (bytes: Uint8Array<ArrayBuffer>, more: Partial<DroppedFile> = {}): DroppedFile => ({
  name: 'a.plumb',
  size: bytes.length,
  lastModified: 7,
  arrayBuffer: async () => bytes.buffer,
  ...more,
});

describe('a file that was dropped', () => {
  test('is its text, under the handle it can be written by', async () => {
    const text = new TextEncoder().encode('{"é":1}');
    const opened = { name: 'a.plumb', text: '{"é":1}', modifiedAt: 7 };
    expect(await readFile(file(text), null)).toEqual({ ok: true, value: { ...opened, handle: null } });
    expect(await readFile(file(text), 'h')).toEqual({ ok: true, value: { ...opened, handle: 'h' } });
  });

  test('says what is wrong with it: no text, too large, gone', async () => {
    const none = Uint8Array.of(0xff, 0xfe, 0x00);
    expect(await readFile(file(none), null)).toEqual({
      ok: false,
      error: { kind: 'not-text', name: 'a.plumb' },
    });
    expect(await readFile(file(none, { size: maximumFileBytes + 1 }), null)).toMatchObject({
      ok: false,
      error: { kind: 'too-large' },
    });
    const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await readFile(file(none, { arrayBuffer: gone }), null)).toMatchObject({
      ok: false,
      error: { kind: 'not-found', name: 'a.plumb' },
    });
  });
});
