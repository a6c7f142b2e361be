/** One item on the clipboard in several types at once, each as far as the browser knows it. */

export const TEXT = 'text/plain';
export const PNG = 'image/png';
export const SVG = 'image/svg+xml';
/** Our own, for other windows of this editor; its prefix is what browsers ask of types they don't know. */
export const DIAGRAM = 'web application/vnd.plumbline+json';

/** What every browser with an async clipboard takes. */
const COMMON: ReadonlySet<string> = new Set([TEXT, PNG]);

export type Parts = ReadonlyMap<string, Promise<string | Uint8Array>>;

/**
 * Called within the key press or click that asked for it, as browsers want; the parts may come later. Rejects where
 * the browser refuses, or a part can't be made: then the clipboard is as it was.
 */
export async function writeClipboard(parts: Parts): Promise<void> {
  // A part nobody waits for any more may fail.
  for (const part of parts.values()) part.catch(() => undefined);
  const known = [...parts].filter(([type]) => isKnown(type));
  const item = new ClipboardItem(Object.fromEntries(known.map(([type, part]) => [type, blobOf(type, part)])));
  await navigator.clipboard.write([item]);
}

export const hasAsyncClipboard = (): boolean =>
  typeof ClipboardItem === 'function' && typeof navigator.clipboard?.write === 'function';

const isKnown = (type: string): boolean =>
  typeof ClipboardItem.supports === 'function' ? ClipboardItem.supports(type) : COMMON.has(type);

async function blobOf(type: string, part: Promise<string | Uint8Array>): Promise<Blob> {
  const data = await part;
  return new Blob([typeof data === 'string' ? data : new Uint8Array(data)], {
    type: type.replace(/^web /, ''),
  });
}
