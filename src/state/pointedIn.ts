/** Where what is added goes: the place pointed at; without a screen, the canvas's origin. */
import type { Context, Pointed } from './command';

export const pointedIn = ({ pointed }: Context): Pointed => pointed?.() ?? NOWHERE;

const NOWHERE: Pointed = { at: { x: 0, y: 0 }, screen: { x: 0, y: 0 } };
