import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { rasterFonts } from '../../src/cli/figureTools';
import { withTabularDigits } from '../../src/cli/resvgRasterizer';
import { parseDiagram } from '../../src/document/parseDiagram';
import { figureSize } from '../../src/formats/exporters/pictureSize';
import { documentInPng, isPng } from '../../src/formats/exporters/pngChunks';
import { documentInSvg } from '../../src/formats/exporters/svgDocument';
import { textWidth } from '../../src/layout/textWidth';
import { readDocumentText } from '../document/documents';
import { chunksOf } from '../support/fakeTools';
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

  it('shows the page asked for, and says which there are', async () => {
    const page = {
      name: 'Storage',
      order: 1,
      components: { disk: { type: 'service', name: 'Disk array' } },
      connections: {},
    };
    const text = JSON.stringify({ ...JSON.parse(files['bare.plumb']), pages: { 'page-2': page } });
    const paged = { files: { 'paged.plumb': text } };
    const shown = await plumbline(['export', 'paged.plumb', '--to', 'svg', '--page', 'page-2'], paged);
    expect([shown.exit, shown.err]).toEqual([0, '']);
    expect(shown.out).toContain('Disk array');
    const first = await plumbline(['export', 'paged.plumb', '--to', 'markdown'], paged);
    expect(first.out).not.toContain('Disk array');
    const none = await plumbline(['export', 'paged.plumb', '--to', 'svg', '--page', 'page-9'], paged);
    expect(none.exit).toBe(2);
    expect(none.err).toContain('export --page: found "page-9", expected page-2.');
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

  it('writes a PNG of as many pixels as asked for, with text in it, that carries the diagram', async () => {
    const figure = await plumbline(['export', 'a.plumb', '--to', 'svg'], { files });
    const size = figureSize(figure.out);
    for (const scale of [1, 3]) {
      const argv = ['export', 'a.plumb', '--to', 'png', '--scale', String(scale), '-o', 'a.png'];
      const { exit, err, written } = await plumbline(argv, { files });
      expect([exit, err]).toEqual([0, '']);
      const png = written.get('a.png');
      if (!(png instanceof Uint8Array)) throw new Error('no bytes were written');
      const header = new DataView(png.buffer, png.byteOffset);
      expect([header.getUint32(16), header.getUint32(20)]).toEqual([
        (size?.width ?? 0) * scale,
        (size?.height ?? 0) * scale,
      ]);
      expect(chunksOf(png).every(({ sound }) => sound)).toBe(true);
      const carried = parseDiagram(documentInPng(png) ?? '');
      expect(carried.ok && [...carried.value.components.keys()]).toEqual(['user', 'lb', 'a', 'b', 'db']);
    }
    const piped = await plumbline(['export', 'a.plumb', '--to', 'png'], { files });
    expect(piped.bytes.map((bytes) => isPng(bytes))).toEqual([true]);
    const shown = await plumbline(['export', 'a.plumb', '--to', 'png'], { files, isTerminal: true });
    expect([shown.exit, shown.bytes.length]).toEqual([2, 0]);
  });

  it('draws text as wide as it is taken for: digits of one width, in the weight asked for', async () => {
    const widthOf = (text: string, weight: number, style = '') => {
      const attributes = `x="0" y="50" font-size="100" font-weight="${weight}" ${style}`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="80" font-family="'Inter Variable', Inter"><g ${style}><text ${attributes}>${text}</text></g></svg>`;
      const box = new Resvg(withTabularDigits(svg), {
        font: { fontFiles: [...rasterFonts()], loadSystemFonts: false },
      }).getBBox();
      return box?.width ?? 0;
    };
    const tabular = 'style="font-feature-settings: &quot;tnum&quot;"';
    const ones = widthOf('1111111111', 400, tabular);
    expect(ones).toBeGreaterThan(560);
    // As wide as ten of any other, but for the room beside the outermost.
    expect(Math.abs(ones - widthOf('0000000000', 400, tabular))).toBeLessThan(40);
    expect(widthOf('1111111111', 400)).toBeLessThan(480);
    for (const weight of [400, 600])
      for (const text of ['Orders database', 'p99 118 ms · 99.95 %', '12 ms → 48 ms'])
        expect(widthOf(text, weight, tabular)).toBeLessThanOrEqual(textWidth(text, 100, weight) + 1);
  });

  it('carries the diagram in the SVG too, unless told not to', async () => {
    const { out } = await plumbline(['export', 'a.plumb', '--to', 'svg'], { files });
    expect(parseDiagram(documentInSvg(out) ?? '')).toEqual(parseDiagram(files['a.plumb']));
    const bare = await plumbline(['export', 'a.plumb', '--to', 'svg', '--without-diagram'], { files });
    expect(documentInSvg(bare.out)).toBeNull();
  });

  it('writes the diagram as text', async () => {
    const { out } = await plumbline(['export', 'a.plumb', '--to', 'markdown'], { files });
    expect(out).toContain('- User → LB (https): ');
  });
});
