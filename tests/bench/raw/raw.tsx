/// <reference types="vite/client" />
/**
 * The canvas library by itself, with the same boxes, texts and labelled lines as the editor has of a graph: what the
 * canvas bench compares with. `#all` draws everything at every zoom and hides texts and handles where nobody could read
 * them; otherwise only what is in view is drawn.
 */
import '@fontsource-variable/inter';
import '@xyflow/react/dist/style.css';
import './raw.css';
import {
  BaseEdge,
  type Edge,
  type EdgeProps,
  getSmoothStepPath,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { memo, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { RawGraph } from '../canvas/rawGraph';

type PlainNode = Node<{ name: string; subtitle: string }, 'plain'>;
type PlainEdge = Edge<{ label: string }, 'plain'>;

const showsAll = location.hash === '#all';
/** As far out as the editor's own texts are given up. */
const READABLE_ZOOM = 0.5;

const PlainCard = memo(function PlainCard({ data }: NodeProps<PlainNode>) {
  return (
    <div className="plain-node">
      <Handle type="target" position={Position.Left} />
      <strong>{data.name}</strong>
      <span>{data.subtitle}</span>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

const PlainLine = memo(function PlainLine(props: EdgeProps<PlainEdge>) {
  const [path, x, y] = getSmoothStepPath(props);
  return (
    <>
      <BaseEdge id={props.id} path={path} {...(props.markerEnd && { markerEnd: props.markerEnd })} />
      <text className="plain-label" x={x} y={y}>
        {props.data?.label}
      </text>
    </>
  );
});

const nodeTypes = { plain: PlainCard };
const edgeTypes = { plain: PlainLine };

function Raw({ graph }: { readonly graph: RawGraph }) {
  const [nodes, setNodes, onNodesChange] = useNodesState<PlainNode>(
    graph.nodes.map(({ id, x, y, width, height, name, subtitle }) => ({
      id,
      type: 'plain',
      position: { x, y },
      width,
      height,
      data: { name, subtitle },
    })),
  );
  const [edges, , onEdgesChange] = useEdgesState<PlainEdge>(
    graph.edges.map(({ id, from, to, label }) => ({
      id,
      type: 'plain',
      source: from,
      target: to,
      markerEnd: { type: MarkerType.Arrow },
      data: { label },
    })),
  );
  const { setViewport } = useReactFlow();
  const far = useStore(({ transform }) => transform[2] < READABLE_ZOOM);
  const first = graph.nodes.find(({ id }) => id === graph.edited);
  useEffect(() => {
    Reflect.set(window, 'look', setViewport);
  }, [setViewport]);
  return (
    <>
      <ReactFlow
        className={showsAll && far ? 'far' : ''}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        defaultViewport={graph.viewport}
        onlyRenderVisibleElements={!showsAll}
        panOnScroll
        minZoom={0.02}
        proOptions={{ hideAttribution: true }}
      />
      <input
        className="plain-field"
        aria-label="Typed"
        defaultValue={first?.name}
        onChange={({ target }) =>
          setNodes((now) =>
            now.map((node) =>
              node.id === graph.edited ? { ...node, data: { ...node.data, name: target.value } } : node,
            ),
          )
        }
      />
    </>
  );
}

/** Called by the bench with the text of a graph, as the editor is given the text of a file. */
function show(text: string): void {
  const root = document.getElementById('root');
  const graph: RawGraph = JSON.parse(text);
  if (root)
    createRoot(root).render(
      <ReactFlowProvider>
        <Raw graph={graph} />
      </ReactFlowProvider>,
    );
}

Reflect.set(window, 'show', show);
