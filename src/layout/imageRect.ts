/** Where an image is drawn, in canvas units; one whose size the file doesn't say has the usual one. */
import type { Diagram, Image } from '../model/diagram';
import type { Rect, Size } from '../shared/geometry';

const IMAGE_SIZE: Size = { width: 320, height: 240 };

export function imageRect({ position, size }: Image): Rect {
  const { width, height } = size ?? IMAGE_SIZE;
  return { x: position?.x ?? 0, y: position?.y ?? 0, width, height };
}

export function imagesOf(diagram: Diagram): readonly (readonly [id: string, image: Image])[] {
  return [...diagram.drawings].flatMap(([id, drawing]) =>
    drawing.kind === 'image' ? [[id, drawing] as const] : [],
  );
}
