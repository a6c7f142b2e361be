/**
 * What a PNG says beside its pixels: the diagram it shows, as the text of a document, and how large it is meant to be.
 * Reference: PNG (Third Edition), chunks 5.3, CRC 5.5, pHYs 11.3.4.3, tEXt 11.3.3.2
 * (Latin-1: what isn't ASCII is escaped, as JSON may be).
 */
const SIGNATURE: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = 'plumbline-document';
/** At 96 CSS pixels an inch. */
const CSS_PIXELS_PER_METRE = 96 / 0.0254;

export interface PngFacts {
  /** The text of a document. */
  readonly document?: string;
  /** Pixels for each CSS pixel. */
  readonly scale?: number;
}

/** The same picture with what is said of it; bytes that are no PNG come back as they are. */
export function withFacts(png: Uint8Array, { document, scale }: PngFacts): Uint8Array {
  if (!isPng(png)) return png;
  const chunks: Uint8Array[] = [];
  if (scale !== undefined) chunks.push(chunk('pHYs', density(scale)));
  if (document !== undefined) chunks.push(chunk('tEXt', latin(`${KEYWORD}\0${asciiJson(document)}`)));
  return joined([png.subarray(0, HEADER_END), ...chunks, png.subarray(HEADER_END)]);
}

/** The text of the document that a picture carries; null: none. */
export function documentInPng(png: Uint8Array): string | null {
  if (!isPng(png)) return null;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const start = latin(`${KEYWORD}\0`);
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const data = png.subarray(at + 8, at + 8 + length);
    if (
      fromLatin(png.subarray(at + 4, at + 8)) === 'tEXt' &&
      start.every((byte, index) => data[index] === byte)
    )
      return fromLatin(data.subarray(start.length));
    at += 12 + length;
  }
  return null;
}

export const isPng = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_END && SIGNATURE.every((byte, index) => bytes[index] === byte);

/** After the signature and IHDR, which is the first chunk and always as long. */
const HEADER_END = SIGNATURE.length + 12 + 13;

function density(scale: number): Uint8Array {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const perMetre = Math.round(CSS_PIXELS_PER_METRE * scale);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  data[8] = 1; // the unit is the metre
  return data;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + data.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(latin(name), 4);
  whole.set(data, 8);
  view.setUint32(8 + data.length, crc(whole.subarray(4, 8 + data.length)));
  return whole;
}

const TABLE: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function fromLatin(bytes: Uint8Array): string {
  let text = '';
  // A few at a time: each is an argument.
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** Line ends and indents left out, all but ASCII escaped. */
const asciiJson = (text: string): string =>
  text
    .trim()
    .replace(/\n\s*/g, '')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
