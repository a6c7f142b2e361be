/** A logo of the free set, cut down to what is drawn; its colour is the category's, as an icon's is. */
import type { Logo } from '../componentType';

export const logo = ({ path }: { readonly path: string }): Logo => ({ path });
