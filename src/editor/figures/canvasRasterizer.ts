/**
 * SVG to PNG on a canvas. A large picture is drawn strip by strip, with room between for the page to stay live: it says
 * how far it is and can be stopped. All strips are drawn by one transform, so that no seam shows.
 */
import type { Rasterizer } from '../../formats/exporters/exportTools';

export interface CanvasControl {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const STRIP_PIXELS = 8_000_000;

export function canvasRasterizer({ signal, onProgress }: CanvasControl = {}): Rasterizer {
  return async (svg, { width, height }) => {
    const image = await decoded(svg);
    signal?.throwIfAborted();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser has no room for a picture that large');
    const strip = Math.max(64, Math.floor(STRIP_PIXELS / width));
    for (let top = 0; top < height; top += strip) {
      if (top > 0) await pause();
      signal?.throwIfAborted();
      context.save();
      context.beginPath();
      context.rect(0, top, width, strip);
      context.clip();
      context.drawImage(image, 0, 0, width, height);
      context.restore();
      onProgress?.(Math.min(1, (top + strip) / height));
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    // Gives the memory back at once.
    canvas.width = 0;
    signal?.throwIfAborted();
    if (!blob) throw new Error('this browser has no room for a picture that large');
    return new Uint8Array(await blob.arrayBuffer());
  };
}

async function decoded(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A frame for the page. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
