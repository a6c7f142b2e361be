/** A logo of the free set, cut down to what is drawn: the path and the brand's colour. */
import type { Logo } from '../componentType';

export const logo = (icon: { readonly path: string; readonly hex: string }): Logo => ({
  path: icon.path,
  hex: icon.hex,
});
