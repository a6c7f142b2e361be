/**
 * What stands for an object where it is only asked whether it is the same one. It holds nothing of it; a `WeakRef` does: young
 * collections take it for a reference like any other, and a chain of them keeps every step of a slider.
 */
import { kept } from './kept';

export type Identity = object;

export const identityOf = (one: object): Identity => kept(identities, one, () => ({}));

const identities = new WeakMap<object, Identity>();
