/** Images in a figure, with their bytes; only what is data itself, so that a figure fetches nothing. */
import { imageRect } from '../../layout/imageRect';
import type { Image } from '../../model/diagram';
import { element, xmlText } from './svgMarkup';

export function svgImage(image: Image): string {
  if (!image.source.startsWith('data:image/')) return '';
  const said = image.name ? [element('title', {}, xmlText(image.name))] : [];
  return element('image', { ...imageRect(image), href: image.source, preserveAspectRatio: 'none' }, ...said);
}
