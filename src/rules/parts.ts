/**
 * The diagram's components and connections, joined to each other and numbered in its order. Nearly two hundred rules look
 * through thousands of them: what each asks of a part stands on the part, as looking it up by its id, and again
 * for the next rule, was most of a review's time.
 */
import type { ComponentType } from '../catalog/componentType';
import { type EffectiveSettings, isAsynchronousType, typeOf } from '../catalog/effective';
import type { Component, Connection, Diagram } from '../model/diagram';
import { settingsOf } from './settingsOf';

export interface Part {
  /** Its place in the diagram's order; below 0 for an end that isn't in the diagram. */
  readonly index: number;
  readonly id: string;
  readonly component: Component;
  readonly type: ComponentType;
  /** As people see it. */
  readonly name: string;
  readonly settings: EffectiveSettings;
  /** In the diagram's order, as are the others. */
  readonly outgoing: readonly Link[];
  readonly incoming: readonly Link[];
  /** The synchronous ones. */
  readonly callsFrom: readonly Link[];
  readonly callsTo: readonly Link[];
}

export interface Link {
  readonly index: number;
  readonly id: string;
  readonly connection: Connection;
  readonly from: Part;
  readonly to: Part;
  /** Whether the caller waits, as `modeOf` has it. */
  readonly isSync: boolean;
}

export interface Joined {
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
  readonly partAt: (id: string) => Part | undefined;
}

export function joinParts({ components, connections }: Diagram): Joined {
  const parts: DrawnPart[] = [];
  const byId = new Map<string, DrawnPart>();
  components.forEach((component, id) => {
    const part = new DrawnPart(parts.length, id, component);
    parts.push(part);
    byId.set(id, part);
  });
  const endAt = (id: string): DrawnPart => byId.get(id) ?? new DrawnPart(NOWHERE, id, UNKNOWN);
  const links: Link[] = [];
  connections.forEach((connection, id) => {
    const from = endAt(connection.from);
    const to = endAt(connection.to);
    const { mode } = connection;
    const isSync =
      mode === undefined ? !isAsynchronousType(from.type) && !isAsynchronousType(to.type) : mode === 'sync';
    const link = { index: links.length, id, connection, from, to, isSync };
    links.push(link);
    from.outgoing = added(from.outgoing, link);
    to.incoming = added(to.incoming, link);
    if (isSync) return;
    from.sendsAsync = true;
    to.getsAsync = true;
  });
  return { parts, links, partAt: (id) => byId.get(id) };
}

/** The index of what isn't in the diagram. */
export const NOWHERE = -1;
const UNKNOWN: Component = { type: '' };
const NONE: Link[] = [];

/** Most have one or two, and a list that has grown has room for many. */
function added(links: Link[], link: Link): Link[] {
  const [first] = links;
  if (!first) return [link];
  if (links.length === 1) return [first, link];
  links.push(link);
  return links;
}

class DrawnPart implements Part {
  readonly index: number;
  readonly id: string;
  readonly component: Component;
  readonly type: ComponentType;
  readonly name: string;
  outgoing = NONE;
  incoming = NONE;
  sendsAsync = false;
  getsAsync = false;
  #settings: EffectiveSettings | null = null;
  #callsFrom: readonly Link[] | null = null;
  #callsTo: readonly Link[] | null = null;

  constructor(index: number, id: string, component: Component) {
    this.index = index;
    this.id = id;
    this.component = component;
    this.type = typeOf(component);
    this.name = component.name || id;
  }

  get settings(): EffectiveSettings {
    this.#settings ??= settingsOf(this.component);
    return this.#settings;
  }

  get callsFrom(): readonly Link[] {
    if (!this.sendsAsync) return this.outgoing;
    this.#callsFrom ??= this.outgoing.filter(isCall);
    return this.#callsFrom;
  }

  get callsTo(): readonly Link[] {
    if (!this.getsAsync) return this.incoming;
    this.#callsTo ??= this.incoming.filter(isCall);
    return this.#callsTo;
  }
}

const isCall = ({ isSync }: Link): boolean => isSync;
