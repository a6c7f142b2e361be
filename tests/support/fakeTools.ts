/** What exports need of the machine, without one: three bytes of font, and a picture that is nothing but its header. */
import type { ExportTools, PixelSize } from '../../src/formats/exporters/exportTools';

export interface Drawn {
  readonly svg: string;
  readonly size: PixelSize;
}

export function fakeTools(drawn: Drawn[] = []): ExportTools {
  return {
    font: async () => Uint8Array.of(1, 2, 3),
    rasterize: async (svg, size) => {
      drawn.push({ svg, size });
      return emptyPng(size);
    },
  };
}

/** Signature, IHDR and IEND. */
export function emptyPng({ width, height }: PixelSize): Uint8Array {
  const bytes = new Uint8Array(8 + 25 + 12);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, 13);
  bytes.set(new TextEncoder().encode('IHDR'), 12);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set(new TextEncoder().encode('IEND'), 37);
  return bytes;
}

/** As a reader of PNG finds it: each chunk's name, data and whether its checksum is right. */
export function chunksOf(png: Uint8Array): { name: string; data: Uint8Array; sound: boolean }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: { name: string; data: Uint8Array; sound: boolean }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const name = new TextDecoder('latin1').decode(png.subarray(at + 4, at + 8));
    const data = png.subarray(at + 8, at + 8 + length);
    const sum = slowCrc(png.subarray(at + 4, at + 8 + length));
    chunks.push({ name, data, sound: sum === view.getUint32(at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Bit by bit, as the standard words it. */
function slowCrc(bytes: Uint8Array): number {
  let register = 0xffffffff;
  for (const byte of bytes)
    for (let bit = 0; bit < 8; bit++) {
      const odd = (register ^ (byte >> bit)) & 1;
      register = (register >>> 1) ^ (odd ? 0xedb88320 : 0);
    }
  return ~register >>> 0;
}
