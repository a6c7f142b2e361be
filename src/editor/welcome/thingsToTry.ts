/**
 * The three things a newcomer is shown, each told from what is done: a replica more or less, a connection refused, a
 * diagram typed. Named after what is drawn, so that they hold for any document.
 */
import type { Role } from '../../catalog/componentType';
import { typeOf } from '../../catalog/effective';
import type { Component, Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { judge } from '../../rules/judge';
import type { Thing } from '../../state/sessionStore';

/** The component whose replicas to change: the one that has most of them; null: there is none to speak of. */
export function toChange(diagram: Diagram): string | null {
  const replicas = ({ settings }: Component) => settings?.replicas ?? 1;
  let most: string | null = null;
  for (const [id, component] of diagram.components) {
    if (typeOf(component).role === 'client' || typeOf(component).role === 'untyped') continue;
    const known = most === null ? undefined : diagram.components.get(most);
    if (!known || replicas(component) > replicas(known)) most = id;
  }
  return most;
}

/** Two components that may not be connected, best a client and a store; null: every connection is allowed. */
export function toRefuse(diagram: Diagram): { readonly from: string; readonly to: string } | null {
  const ids = [...diagram.components.keys()];
  const first = (role: Role) => {
    const has = (id: string) => typeOf(diagram.components.get(id) ?? NO_COMPONENT).role === role;
    return [...ids.filter(has), ...ids.filter((id) => !has(id))];
  };
  for (const from of first('client').slice(0, 3))
    for (const to of first('store'))
      if (from !== to && !judge(diagram, { from, to }).allowed) return { from, to };
  return null;
}

const NO_COMPONENT: Component = { type: 'box' };

/** What a step of the document shows was tried; of what is added it can't be told whether it was typed or pasted. */
export function triedIn(before: Diagram, now: Diagram): Thing | null {
  if (now.components.size !== before.components.size) return null;
  for (const [id, component] of now.components) {
    const known = before.components.get(id);
    if (known?.type === component.type && known.settings?.replicas !== component.settings?.replicas)
      return 'change';
  }
  return null;
}

export const wordsOf = (diagram: Diagram, thing: Thing): string => {
  switch (thing) {
    case 'change': {
      const id = toChange(diagram);
      return id === null ? 'Give a component another replica' : `Give ${nameOf(diagram, id)} another replica`;
    }
    case 'refusal': {
      const ends = toRefuse(diagram);
      if (!ends) return 'Connect a client to a database';
      return `Connect ${nameOf(diagram, ends.from)} to ${nameOf(diagram, ends.to)}`;
    }
    case 'typing':
      return 'Type a whole diagram';
  }
};

/** What it shows. */
export const POINTS: Readonly<Record<Thing, string>> = {
  change: 'Every number follows.',
  refusal: 'It is refused, and says why.',
  typing: 'user > lb > api > redis',
};
