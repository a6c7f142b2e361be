/** What shares one canvas: its view can be asked for anywhere inside. */
import { ReactFlowProvider } from '@xyflow/react';
import type { ReactNode } from 'react';

export const CanvasProvider = ({ children }: { readonly children: ReactNode }) => (
  <ReactFlowProvider>{children}</ReactFlowProvider>
);
