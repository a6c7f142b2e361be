/**
 * A diagram from text: `user > lb > api x3 > redis, postgres`. Each name is one component, wherever it stands; what it is
 * follows from its words (`meantBy`), and is a plain box where they say nothing. Connections are those the rules propose;
 * a refused one isn't drawn, and a remark says why. Contract: never throws, for any text; what is drawn on `base` joins the
 * components there that are called the same. Nothing new has a position: layout is the caller's.
 */
import { meantBy } from '../../catalog/meantBy';
import type { CatalogHit } from '../../catalog/search';
import { type Component, type Diagram, emptyDiagram } from '../../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { judge } from '../../rules/judge';
import { parseDiagramText } from './diagramText';
import type { Span } from './diagramTokens';
import { placeInGroups } from './typedGroups';
import { readNames, type Typed, type TypedCall } from './typedNames';

export interface Remark extends Span {
  readonly kind: 'plain-box' | 'refused' | 'replicas' | 'another-type' | 'too-long';
  readonly text: string;
  /** Of a refused connection: what would get there all the same. */
  readonly remedy?: Remedy;
  /** Of a refused connection: its ends, by id. */
  readonly ends?: { readonly from: string; readonly to: string };
}

export interface TypedDiagram {
  readonly diagram: Diagram;
  readonly remarks: readonly Remark[];
  /** Ids of what is new, in the order it is named. */
  readonly components: readonly string[];
  readonly connections: readonly string[];
  readonly groups: readonly string[];
  /** Ids of the components of `base` that are named. */
  readonly joined: readonly string[];
}

/** Longer texts, and more parts than anybody types, are cut: they would be judged for minutes. */
const LONGEST_TEXT = 20_000;
const MOST_PARTS = 200;
const MOST_CALLS = 400;
const MOST_REPLICAS = 1_000_000;

export function typedDiagram(text: string, base: Diagram = emptyDiagram): TypedDiagram {
  const read = readNames(parseDiagramText(text.slice(0, LONGEST_TEXT)));
  const parts = read.parts.slice(0, MOST_PARTS);
  const known = new Set(parts.map(({ key }) => key));
  const calls = read.calls.filter(({ from, to }) => known.has(from) && known.has(to)).slice(0, MOST_CALLS);
  const isCut = text.length > LONGEST_TEXT || parts.length < read.parts.length || calls.length === MOST_CALLS;

  const put = putParts(base, parts);
  const drawn = drawCalls(put.diagram, calls, put.ids);
  const grouped = placeInGroups(drawn.diagram, read.groups, put.ids);
  return {
    diagram: grouped.diagram,
    remarks: [...put.remarks, ...drawn.remarks, ...(isCut ? [cutRemark(text)] : [])],
    components: put.added,
    connections: drawn.added,
    groups: grouped.added,
    joined: put.joined,
  };
}

function putParts(base: Diagram, parts: readonly Typed[]) {
  const there = idsByName(base);
  const ids = new Map<string, string>();
  const added: string[] = [];
  const joined: string[] = [];
  const remarks: Remark[] = [];
  let diagram = base;
  for (const part of parts) {
    const standing = there.get(part.key);
    const before = standing === undefined ? undefined : base.components.get(standing);
    remarks.push(...remarksOn(part, before));
    const id = standing ?? freshId(diagram, stemOf(part));
    const component = before ? replicated(before, part) : componentOf(part);
    diagram = putComponent(diagram, id, component);
    ids.set(part.key, id);
    (before ? joined : added).push(id);
  }
  return { diagram, ids, added, joined, remarks };
}

/** Components by what they are called; of those that share a name none is meant. */
function idsByName(diagram: Diagram): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const [id, { name }] of diagram.components) {
    const key = (name || id).trim().toLowerCase();
    found.set(key, found.has(key) ? null : id);
  }
  return new Map([...found].flatMap(([key, id]) => (id === null ? [] : [[key, id] as const])));
}

const hitOf = ({ name, says }: Typed): CatalogHit | null => (says && meantBy(says)) || meantBy(name);

function stemOf(part: Typed): string {
  const hit = hitOf(part);
  return hit ? (hit.technology?.id ?? hit.type.id) : 'box';
}

function componentOf(part: Typed): Component {
  const hit = hitOf(part);
  const settings = {
    ...(hit?.technology && { technology: hit.technology.id }),
    ...hit?.meaning?.settings,
  };
  const bare: Component = {
    type: hit?.type.id ?? 'box',
    name: part.name,
    ...(Object.keys(settings).length > 0 && { settings }),
  };
  return replicated(bare, part);
}

function replicated(component: Component, { replicas }: Typed): Component {
  if (replicas === null) return component;
  const number = Math.min(Math.max(replicas, 1), MOST_REPLICAS);
  if (number === (component.settings?.replicas ?? 1)) return component;
  return { ...component, settings: { ...component.settings, replicas: number } };
}

function remarksOn(part: Typed, before: Component | undefined): readonly Remark[] {
  const { name, says, replicas, start, end } = part;
  const remarks: Remark[] = [];
  const remark = (kind: Remark['kind'], text: string) => remarks.push({ kind, text, start, end });
  const hit = hitOf(part);
  if (!before && !hit) remark('plain-box', `“${says ?? name}” becomes a plain box: nothing is called that.`);
  const isOther = before && says !== null && hit && hit.type.id !== before.type;
  if (isOther || part.saidOtherwise)
    remark('another-type', `“${name}” is something else already, and stays that.`);
  if (replicas !== null && (replicas < 1 || replicas > MOST_REPLICAS))
    remark('replicas', `“${name}” can have 1 to 1,000,000 replicas, not ${replicas.toLocaleString('en')}.`);
  return remarks;
}

function drawCalls(base: Diagram, calls: readonly TypedCall[], ids: ReadonlyMap<string, string>) {
  const drawn = new Set([...base.connections.values()].map(({ from, to }) => JSON.stringify([from, to])));
  const added: string[] = [];
  const remarks: Remark[] = [];
  let diagram = base;
  for (const { from: caller, to: called, async, start, end } of calls) {
    const from = ids.get(caller);
    const to = ids.get(called);
    const pair = JSON.stringify([from, to]);
    if (from === undefined || to === undefined || drawn.has(pair)) continue;
    drawn.add(pair);
    const judgement = judge(diagram, { from, to, ...(async && { mode: 'async' }) });
    if (judgement.allowed) {
      const id = freshConnectionId(diagram);
      diagram = putConnection(diagram, id, judgement.connection);
      added.push(id);
    } else {
      const { reason, remedy } = judgement;
      remarks.push({
        kind: 'refused',
        text: reason,
        ends: { from, to },
        ...(remedy && { remedy }),
        start,
        end,
      });
    }
  }
  return { diagram, added, remarks };
}

const cutRemark = ({ length }: string): Remark => ({
  kind: 'too-long',
  text: `This is too much for one go: the first ${MOST_PARTS} components and ${MOST_CALLS} connections are drawn.`,
  start: 0,
  end: length,
});
