/**
 * The diagram as a list to read: groups with what stands in them, each component with the connections it makes, then
 * notes and images that stand in none. Everything stands once; a component whose replicas are spread over zones in what those have in
 * common.
 */
import { typeOf } from '../../catalog/effective';
import { groupKind } from '../../catalog/groupTypes';
import type { Diagram, Image, Note } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import { connectionName, groupsAround, nameOf } from '../../model/queries';

export interface OutlineNode {
  readonly ref: ElementRef;
  readonly label: string;
  /** What it is, in a word or two. */
  readonly kind: string;
  readonly children: readonly OutlineNode[];
}

/** A line of the list as it is shown. */
export interface OutlineRow {
  readonly node: OutlineNode;
  /** From 1, with its place among those of the same parent, from 1 too. */
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  /** null: there is nothing to open. */
  readonly open: boolean | null;
  readonly parent: ElementRef | null;
}

export function outlineOf(diagram: Diagram): readonly OutlineNode[] {
  const inside = new Map<string | null, OutlineNode[]>();
  const put = (group: string | null, node: OutlineNode): void => {
    const known = inside.get(group);
    if (known) known.push(node);
    else inside.set(group, [node]);
  };
  const calls = callsOf(diagram);
  for (const [id, component] of diagram.components)
    put(groupAround(diagram, component.in), {
      ref: refOf('component', id),
      label: nameOf(diagram, id),
      kind: typeOf(component).label,
      children: calls.get(id) ?? [],
    });
  for (const [id, note] of diagram.notes) put(groupAround(diagram, note.in), noteNode(id, note));
  for (const [id, drawing] of diagram.drawings)
    if (drawing.kind === 'image') put(groupAround(diagram, drawing.in), imageNode(id, drawing));
  const groupNode = (id: string, above: ReadonlySet<string>): OutlineNode => {
    const group = diagram.groups.get(id);
    const within = new Set([...above, id]);
    const groups = [...diagram.groups]
      .filter(([inner, { in: directly }]) => !within.has(inner) && groupAround(diagram, directly) === id)
      .map(([inner]) => groupNode(inner, within));
    return {
      ref: refOf('group', id),
      label: group?.name || id,
      kind: groupKind(group?.type ?? ''),
      children: [...groups, ...(inside.get(id) ?? [])],
    };
  };
  const outermost = [...diagram.groups]
    .filter(([, { in: directly }]) => groupAround(diagram, directly) === null)
    .map(([id]) => groupNode(id, new Set()));
  return [...outermost, ...(inside.get(null) ?? [])];
}

/** The lines to show: groups are open and components closed, but for those that were `toggled`. */
export function outlineRows(
  nodes: readonly OutlineNode[],
  toggled: ReadonlySet<ElementRef>,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const add = (list: readonly OutlineNode[], level: number, parent: ElementRef | null): void => {
    list.forEach((node, index) => {
      const opens = node.children.length > 0;
      const open = node.ref.startsWith('group:') !== toggled.has(node.ref);
      rows.push({ node, level, place: index + 1, siblings: list.length, open: opens ? open : null, parent });
      if (opens && open) add(node.children, level + 1, node.ref);
    });
  };
  add(nodes, 1, null);
  return rows;
}

const groupAround = (diagram: Diagram, directly: readonly string[] | undefined): string | null =>
  groupsAround(diagram, directly)[0] ?? null;

function callsOf(diagram: Diagram): ReadonlyMap<string, readonly OutlineNode[]> {
  const calls = new Map<string, OutlineNode[]>();
  for (const [id, { from, to, name, protocol }] of diagram.connections) {
    const node: OutlineNode = {
      ref: refOf('connection', id),
      label: name ? connectionName(diagram, id) : `→ ${nameOf(diagram, to)}`,
      kind: protocol ?? 'Connection',
      children: [],
    };
    const known = calls.get(from);
    if (known) known.push(node);
    else calls.set(from, [node]);
  }
  return calls;
}

const noteNode = (id: string, { text, legend, plain }: Note): OutlineNode => ({
  ref: refOf('note', id),
  label: text.trim().split('\n')[0] || (legend ? 'Legend' : 'Empty note'),
  kind: legend ? 'Legend' : plain ? 'Text' : 'Note',
  children: [],
});

/** Pen strokes say nothing that could be read. */
const imageNode = (id: string, { name }: Image): OutlineNode => ({
  ref: refOf('drawing', id),
  label: name || 'Image',
  kind: 'Image',
  children: [],
});
