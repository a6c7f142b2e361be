/** An architecture to be drawn, as a document for the editor and as plain boxes and lines with the same texts. */
import { nodeSubtitle } from '../../../src/catalog/subtitle';
import { serializeDiagram } from '../../../src/document/serializeDiagram';
import { paddingBeside } from '../../../src/editor/canvas/inSight';
import { type Viewport, viewportFor } from '../../../src/editor/canvas/viewportFor';
import { connectionLabel } from '../../../src/estimate/connectionLabel';
import { createEstimator } from '../../../src/estimate/estimator';
import { nodeRect } from '../../../src/layout/nodeRect';
import { pageBounds } from '../../../src/layout/pageBounds';
import type { Component, Diagram } from '../../../src/model/diagram';
import { emptySession } from '../../../src/state/sessionStore';
import { architecture } from '../architectures';

export interface RawGraph {
  readonly nodes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly name: string;
    readonly subtitle: string;
  }[];
  readonly edges: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly label: string;
  }[];
  /** The component that is dragged, and whose settings are typed. */
  readonly edited: string;
  /** All of it in view. */
  readonly viewport: Viewport;
}

export interface BenchGraph {
  readonly document: string;
  readonly raw: RawGraph;
  readonly connections: number;
}

export const SCREEN = { width: 1440, height: 900 };
const COLUMN = 280;
const ROW = 170;

export function benchGraph(components: number): BenchGraph {
  const diagram = placed(architecture({ components, alternatives: 0.25, seed: 5 }));
  return {
    document: serializeDiagram(diagram),
    raw: rawOf(diagram),
    connections: diagram.connections.size,
  };
}

/** In rows, about as wide as a screen is to its height, so that nothing has to be laid out. */
function placed(diagram: Diagram): Diagram {
  const columns = Math.ceil(Math.sqrt(diagram.components.size));
  const components = [...diagram.components].map(([id, component], index): [string, Component] => [
    id,
    { ...component, position: { x: (index % columns) * COLUMN, y: Math.floor(index / columns) * ROW } },
  ]);
  return { ...diagram, components: new Map(components) };
}

function rawOf(diagram: Diagram): RawGraph {
  const estimate = createEstimator().estimate(diagram);
  const { panels } = emptySession;
  const viewport = viewportFor(pageBounds(diagram), SCREEN, paddingBeside(panels), 1);
  return {
    nodes: [...diagram.components].map(([id, component]) => ({
      id,
      ...nodeRect(component),
      name: component.name ?? id,
      subtitle: nodeSubtitle(component, diagram.groups),
    })),
    edges: [...diagram.connections].map(([id, { from, to }]) => ({
      id,
      from,
      to,
      label: connectionLabel(diagram, estimate, id, null, 'caller')?.lines.join(' · ') ?? '',
    })),
    edited: inTheMiddle(diagram, viewport),
    viewport,
  };
}

/** A service or a worker near the middle of the screen, where it is when the view is zoomed to 1 from there. */
function inTheMiddle(diagram: Diagram, { x, y, zoom }: Viewport): string {
  const middle = { x: (SCREEN.width / 2 - x) / zoom, y: (SCREEN.height / 2 - y) / zoom };
  const away = ([, component]: readonly [string, Component]): number => {
    const rect = nodeRect(component);
    return Math.hypot(rect.x + rect.width / 2 - middle.x, rect.y + rect.height / 2 - middle.y);
  };
  const [nearest] = [...diagram.components]
    .filter(([, { type }]) => type === 'service')
    .sort((a, b) => away(a) - away(b));
  return nearest?.[0] ?? '';
}
