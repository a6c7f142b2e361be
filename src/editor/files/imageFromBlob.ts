/**
 * A picture from the clipboard or from a file as the document keeps it: a data URL. One of a kind the document doesn't
 * know, or much larger than anybody sees of it, is drawn anew as PNG or JPEG, so that a pasted photo doesn't weigh a
 * document down. An SVG is shown as an image only: nothing in it runs or is fetched.
 */
import type { Size } from '../../shared/geometry';
import type { NewImage } from '../../state/images';

const KEPT_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
]);
const MAX_SIDE = 2400;
const MAX_BYTES = 3_000_000;
/** Of an SVG that doesn't say how large it is. */
const FALLBACK: Size = { width: 320, height: 240 };

/** Rejects where the browser can't show it. */
export async function imageFromBlob(blob: Blob, name = ''): Promise<NewImage> {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const size = image.naturalWidth > 0 ? naturalSize(image) : FALLBACK;
    const isVector = blob.type === 'image/svg+xml';
    const fits = blob.size <= MAX_BYTES && (isVector || Math.max(size.width, size.height) <= MAX_SIDE);
    const source =
      KEPT_TYPES.has(blob.type) && fits
        ? await dataUrl(blob)
        : redrawn(image, size, blob.type === 'image/jpeg');
    return { source, size, name: nameWithoutEnding(name) };
  } finally {
    URL.revokeObjectURL(address);
  }
}

const naturalSize = ({ naturalWidth, naturalHeight }: HTMLImageElement): Size => ({
  width: naturalWidth,
  height: naturalHeight,
});

function redrawn(image: HTMLImageElement, size: Size, isPhoto: boolean): string {
  const factor = Math.min(1, MAX_SIDE / Math.max(size.width, size.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(size.width * factor));
  canvas.height = Math.max(1, Math.round(size.height * factor));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser has no room for it');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  if (isPhoto) return canvas.toDataURL('image/jpeg', 0.88);
  const png = canvas.toDataURL('image/png');
  return png.length <= MAX_BYTES * 1.4 ? png : canvas.toDataURL('image/webp', 0.88);
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('it can’t be read'));
    reader.readAsDataURL(blob);
  });
}

/** The clipboard calls every picture `image.png`, which says nothing. */
const nameWithoutEnding = (name: string): string =>
  name === 'image.png' ? '' : name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 200);
