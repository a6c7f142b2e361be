/** How much is drawn at a distance: what nobody could read only costs time. */
import { useStore } from '@xyflow/react';

export type Detail = 'full' | 'colour' | 'none';

/** Below this zoom labels are a colour and cards a name, and below the next the labels are gone. */
export const READABLE_ZOOM = 0.5;
const VISIBLE_ZOOM = 0.25;

export const useDetail = (): Detail =>
  useStore(({ transform: [, , zoom] }) =>
    zoom >= READABLE_ZOOM ? 'full' : zoom >= VISIBLE_ZOOM ? 'colour' : 'none',
  );
