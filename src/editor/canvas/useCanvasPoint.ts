/** For the rest of the editor: where a point of the screen is on the canvas and back, and how far it is zoomed. */
import { useReactFlow, useStore } from '@xyflow/react';
import type { Point } from '../../shared/geometry';

export const useCanvasPoint = (): ((screen: Point) => Point) => useReactFlow().screenToFlowPosition;

export const useScreenPoint = (): ((canvas: Point) => Point) => useReactFlow().flowToScreenPosition;

export const useZoom = (): number => useStore(({ transform: [, , zoom] }) => zoom);
