/**
 * What of a page is drawn: a collapsed group is one card, a component of its own in here, what stands wholly in it is
 * hidden, notes and drawings too, and the connections that cross its border run to that card, parallel ones of a kind as one line. Layout, labels,
 * canvas and figures draw this diagram; estimate and review never see it. Without a collapsed group it is the page itself.
 */
import { modeOf } from '../catalog/effective';
import type { Component, Connection, Diagram, Drawing, Group, Note } from '../model/diagram';
import { withKey } from '../model/edits';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import { groupsAround } from '../model/queries';
import { centerOf, type Rect, rounded, type Size } from '../shared/geometry';
import { kept } from '../shared/kept';
import { groupBounds } from './groupBounds';
import { nodeRect } from './nodeRect';

export interface Visible {
  readonly diagram: Diagram;
  /** Collapsed groups that are seen, by the id their card has among the components of `diagram`. */
  readonly cards: ReadonlyMap<string, GroupCard>;
  /** Of lines to or from a card: the connections each stands for, itself the first of them. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** What stands for what isn't drawn itself: a card, or the line of another connection. */
  readonly standsFor: ReadonlyMap<ElementRef, ElementRef>;
}

export interface GroupCard {
  readonly groupId: string;
  readonly group: Group;
  /** What is hidden behind it: components, the connections between them, notes. */
  readonly components: readonly string[];
  readonly connections: readonly string[];
  readonly notes: readonly string[];
}

export const GROUP_CARD_SIZE: Size = { width: 208, height: 84 };

const NOTHING = new Map<never, never>();

export const visibleDiagram = (diagram: Diagram): Visible => kept(made, diagram, () => make(diagram));
const made = new WeakMap<Diagram, Visible>();

/** What is seen in place of something: itself where it is drawn. */
export const seenAs = (diagram: Diagram, ref: ElementRef): ElementRef =>
  visibleDiagram(diagram).standsFor.get(ref) ?? ref;

/** Whether it is behind a card, and not drawn in any line either. */
export const isHidden = (diagram: Diagram, ref: ElementRef): boolean => {
  const seen = visibleDiagram(diagram).standsFor.get(ref);
  return seen !== undefined && kindOf(seen) === 'group';
};

/** The connections a line stands for: most stand for themselves. */
export const connectionsIn = (diagram: Diagram, lineId: string): readonly string[] =>
  visibleDiagram(diagram).lines.get(lineId) ?? [lineId];

export const lineRefs = (diagram: Diagram, lineId: string): readonly ElementRef[] =>
  connectionsIn(diagram, lineId).map((id) => refOf('connection', id));

/** What a component of the visible diagram is in the page: a component, or the group whose card it is. */
export const refOfVisible = ({ cards }: Visible, componentId: string): ElementRef => {
  const card = cards.get(componentId);
  return card ? refOf('group', card.groupId) : refOf('component', componentId);
};

/** Whether a group is one card, and seen as that. */
export const isCard = (diagram: Diagram, groupId: string): boolean =>
  diagram.groups.get(groupId)?.collapsed === true &&
  [...visibleDiagram(diagram).cards.values()].some((card) => card.groupId === groupId);

function make(diagram: Diagram): Visible {
  const holderOf = holders(diagram);
  if (!holderOf) return { diagram, cards: NOTHING, lines: NOTHING, standsFor: NOTHING };
  const { closed, frames, inside } = holderOf;
  const groups = new Map<string, Group>();
  const standsFor = new Map<ElementRef, ElementRef>();
  const cardIds = new Map<string, string>();
  for (const [id, group] of diagram.groups) {
    const holder = inside(group.in, id);
    if (holder !== null) standsFor.set(refOf('group', id), refOf('group', holder));
    else if (closed.has(id)) cardIds.set(id, freeId(diagram, id));
    else groups.set(id, group);
  }
  const hidden = new Map<string, string>();
  const components = new Map<string, Component>();
  for (const [id, component] of diagram.components) {
    const holder = inside(component.in);
    if (holder === null) {
      const within = seenAround(diagram, groups, component.in);
      const seen = within === component.in ? component : withKey(component, 'in', within);
      components.set(id, seen === component ? seen : likeBefore(componentsMade, component, seen));
    } else {
      hidden.set(id, holder);
      standsFor.set(refOf('component', id), refOf('group', holder));
    }
  }
  for (const [id, group] of groups) {
    const within = seenAround(diagram, groups, group.in);
    if (within !== group.in) groups.set(id, likeBefore(groupsMade, group, withKey(group, 'in', within)));
  }
  const notes = seenOf('note', diagram.notes, notesSeen, inside, standsFor);
  const drawings = seenOf('drawing', diagram.drawings, drawingsSeen, inside, standsFor);
  const members = membersOf(hidden);
  for (const [id, cardId] of cardIds) {
    const group = diagram.groups.get(id);
    const frame = frames.get(id);
    const parts = (members.get(id) ?? []).flatMap((member) => diagram.components.get(member) ?? []);
    const within = seenAround(diagram, groups, group?.in);
    if (group && frame) components.set(cardId, cardOf(group, frame, parts, within));
  }
  const crossing = crossingLines(diagram, hidden, cardIds, standsFor);
  return {
    diagram: { ...diagram, components, groups, connections: crossing.connections, notes, drawings },
    cards: cardsOf(diagram, cardIds, members, crossing.within, standsFor),
    lines: crossing.lines,
    standsFor,
  };
}

interface Holders {
  readonly closed: ReadonlySet<string>;
  readonly frames: ReadonlyMap<string, Rect>;
  /** The outermost closed group that something stands wholly in; where it is in several, the nearest of those. */
  readonly inside: (directly: readonly string[] | undefined, self?: string) => string | null;
}

/** null: no group is closed. One without a frame has nothing wholly in it to close. */
function holders(diagram: Diagram): Holders | null {
  const marked = [...diagram.groups].filter(([, { collapsed }]) => collapsed).map(([id]) => id);
  if (marked.length === 0) return null;
  const frames = groupBounds(diagram);
  const closed = new Set(marked.filter((id) => frames.has(id)));
  if (closed.size === 0) return null;
  const around = (directly: readonly string[] | undefined, self?: string) =>
    groupsAround(diagram, directly).filter((id) => id !== self && closed.has(id));
  const free = new Set([...closed].filter((id) => around(diagram.groups.get(id)?.in, id).length === 0));
  return {
    closed,
    frames,
    inside: (directly, self) => around(directly, self).find((id) => free.has(id)) ?? null,
  };
}

/** Those that are in no closed group, the same map while it is the same ones; for what is hidden its card stands. */
function seenOf<T extends Note | Drawing>(
  kind: 'note' | 'drawing',
  things: ReadonlyMap<string, T>,
  memo: WeakMap<ReadonlyMap<string, T>, ReadonlyMap<string, T>>,
  inside: Holders['inside'],
  standsFor: Map<ElementRef, ElementRef>,
): ReadonlyMap<string, T> {
  const seen = new Map<string, T>();
  for (const [id, thing] of things) {
    const holder = inside(thing.in);
    if (holder === null) seen.set(id, thing);
    else standsFor.set(refOf(kind, id), refOf('group', holder));
  }
  if (seen.size === things.size) return things;
  const before = memo.get(things);
  if (before?.size === seen.size && [...seen.keys()].every((id) => before.has(id))) return before;
  memo.set(things, seen);
  return seen;
}

/** What is behind each card, by group. */
function membersOf(hidden: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [id, holder] of hidden) {
    const known = members.get(holder);
    if (known) known.push(id);
    else members.set(holder, [id]);
  }
  return members;
}

/** An id that no component has. */
function freeId({ components }: Diagram, groupId: string): string {
  let id = `group ${groupId}`;
  while (components.has(id)) id += '′';
  return id;
}

/** The groups that are seen among those it is in: of one spread over a closed one, what it stands wholly in. */
function seenAround(
  diagram: Diagram,
  groups: ReadonlyMap<string, Group>,
  directly: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!directly?.some((id) => !groups.has(id) && diagram.groups.has(id))) return directly;
  const within = groupsAround(diagram, directly).filter((id) => groups.has(id));
  return within.length > 0 ? within : undefined;
}

/**
 * Where the part nearest the middle of its frame stands: on ground that is its own, and near where its lines came from
 * before. An empty one in the middle itself.
 */
function cardOf(
  group: Group,
  frame: Rect,
  members: readonly Component[],
  within: readonly string[] | undefined,
): Component {
  const middle = centerOf(frame);
  let at = middle;
  let least = Infinity;
  for (const member of members) {
    const there = centerOf(nodeRect(member));
    const apart = Math.hypot(there.x - middle.x, there.y - middle.y);
    if (apart < least) [at, least] = [there, apart];
  }
  const { width, height } = GROUP_CARD_SIZE;
  const card: Component = {
    type: 'collapsed group',
    position: rounded({ x: at.x - width / 2, y: at.y - height / 2 }),
    size: GROUP_CARD_SIZE,
    ...(group.name !== undefined && { name: group.name }),
    ...(group.locked && { locked: true }),
    ...(within && { in: within }),
  };
  return likeBefore(cardsMade, group, card);
}

interface Crossing {
  readonly connections: ReadonlyMap<string, Connection>;
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** Connections behind each card, by group. */
  readonly within: ReadonlyMap<string, readonly string[]>;
}

function crossingLines(
  diagram: Diagram,
  hidden: ReadonlyMap<string, string>,
  cardIds: ReadonlyMap<string, string>,
  standsFor: Map<ElementRef, ElementRef>,
): Crossing {
  const connections = new Map<string, Connection>();
  const lines = new Map<string, string[]>();
  const within = new Map<string, string[]>();
  const firsts = new Map<string, string>();
  const endOf = (id: string) => cardIds.get(hidden.get(id) ?? '') ?? id;
  for (const [id, connection] of diagram.connections) {
    const holder = hidden.get(connection.from);
    if (holder === undefined && !hidden.has(connection.to)) {
      connections.set(id, connection);
      continue;
    }
    if (holder !== undefined && holder === hidden.get(connection.to)) {
      within.set(holder, [...(within.get(holder) ?? []), id]);
      standsFor.set(refOf('connection', id), refOf('group', holder));
      continue;
    }
    const ends = {
      from: endOf(connection.from),
      to: endOf(connection.to),
      mode: modeOf(diagram, connection),
    };
    const key = JSON.stringify([ends.from, ends.to, ends.mode]);
    const first = firsts.get(key);
    if (first !== undefined) {
      lines.get(first)?.push(id);
      standsFor.set(refOf('connection', id), refOf('connection', first));
      continue;
    }
    firsts.set(key, id);
    lines.set(id, [id]);
    connections.set(id, likeBefore(linesMade, connection, { ...connection, ...ends }));
  }
  return { connections, lines, within };
}

function cardsOf(
  diagram: Diagram,
  cardIds: ReadonlyMap<string, string>,
  members: ReadonlyMap<string, readonly string[]>,
  within: ReadonlyMap<string, readonly string[]>,
  standsFor: ReadonlyMap<ElementRef, ElementRef>,
): ReadonlyMap<string, GroupCard> {
  const notes = membersOf(
    new Map(
      [...diagram.notes.keys()].flatMap((id) => {
        const holder = standsFor.get(refOf('note', id));
        return holder === undefined ? [] : [[id, idOf(holder)] as const];
      }),
    ),
  );
  const cards = new Map<string, GroupCard>();
  for (const [groupId, cardId] of cardIds) {
    const group = diagram.groups.get(groupId);
    if (!group) continue;
    cards.set(cardId, {
      groupId,
      group,
      components: members.get(groupId) ?? [],
      connections: within.get(groupId) ?? [],
      notes: notes.get(groupId) ?? [],
    });
  }
  return cards;
}

/** The one made from the same record before, where it says the same: who compares by identity sees no change. */
function likeBefore<K extends object, T extends object>(memo: WeakMap<K, T>, of: K, now: T): T {
  const before = memo.get(of);
  if (before && JSON.stringify(before) === JSON.stringify(now)) return before;
  memo.set(of, now);
  return now;
}
const cardsMade = new WeakMap<Group, Component>();
const linesMade = new WeakMap<Connection, Connection>();
const componentsMade = new WeakMap<Component, Component>();
const groupsMade = new WeakMap<Group, Group>();
const notesSeen = new WeakMap<ReadonlyMap<string, Note>, ReadonlyMap<string, Note>>();
const drawingsSeen = new WeakMap<ReadonlyMap<string, Drawing>, ReadonlyMap<string, Drawing>>();
