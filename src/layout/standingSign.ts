/**
 * The shape a label's standing has beside its colour, around the origin: nothing more where the target is met, a triangle
 * where it is missed by little, a cross where by more. So colours need not be told apart.
 */

/** Where it stands from a label's left bottom corner: on its edge, which it breaks, so that it lies on none of the numbers. */
export const SIGN_PLACE = { x: 1.5, up: 10, breaks: 5.5 } as const;

export const SMALL_SIGN = {
  close: 'M0 -3.6L3.6 2.9H-3.6Z',
  missed: 'M-2.7 -2.7L2.7 2.7M2.7 -2.7L-2.7 2.7',
} as const;

/** In place of a label: `met` is a circle of this radius. */
export const DOT_RADIUS = 6;
/** Of one that no target is for. */
export const PLAIN_DOT_RADIUS = 3;
export const DOT_SIGN = {
  close: 'M0 -7.5L7.5 6H-7.5Z',
  missed: 'M-2.4 -7H2.4V-2.4H7V2.4H2.4V7H-2.4V2.4H-7V-2.4H-2.4Z',
} as const;
