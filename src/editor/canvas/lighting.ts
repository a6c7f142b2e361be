/** What a step of a talk lights up: the path so far, and the rest dimmed. */
import type { PresentStep, Session } from '../../state/sessionStore';
import type { FlowElements } from './flowElements';
import type { DrawnLabel } from './labels';

export type Lighting = Pick<PresentStep, 'lit' | 'now'>;

/** The step that is presented, where it dims anything. */
export function lightingOf({ presenting }: Session): Lighting | null {
  const step = presenting?.steps[presenting.at];
  return step?.lit ? step : null;
}

export function litElements<T extends FlowElements & { readonly labels: readonly DrawnLabel[] }>(
  view: T,
  { lit, now }: Lighting,
): T {
  const path: ReadonlySet<string> | null = lit;
  const step: ReadonlySet<string> = now;
  const isLit = (ref: string): boolean => path === null || path.has(ref);
  const isNow = (ref: string): boolean => step.has(ref);
  return {
    ...view,
    nodes: view.nodes.map((node) => (isLit(node.id) ? node : { ...node, className: 'unlit' })),
    edges: view.edges.map((edge) => ({
      ...edge,
      className: !isLit(edge.id) ? 'unlit' : isNow(edge.id) ? 'lit lit-now' : 'lit',
    })),
    labels: view.labels.map((label) => ({ ...label, quiet: !isLit(`connection:${label.connectionId}`) })),
  };
}
