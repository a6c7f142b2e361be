/** What is done to the capacity worksheet, and what it and the diagram take over from each other. */
import {
  freshActionId,
  putCapacity,
  putOnDiagram,
  putReplicas,
  takeFromDiagram,
  takeJourneys,
} from '../estimate/capacity/takeOver';
import { type Sizing, sizedComponents, type Tie, tiesOf } from '../estimate/capacity/ties';
import { operationOf, workOut } from '../estimate/capacity/worksheet';
import type { Action, Capacity, Users } from '../model/capacity';
import { freshId, putJourney, withKey } from '../model/edits';
import type { Context, Outcome } from './command';

/** `undefined` takes a key out. */
type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };
type Sheet = Pick<Capacity, 'peakFactor' | 'loads' | 'retentionYears' | 'copies' | 'hotShare' | 'cache'>;

/** Users a day of a service many know. */
const FIRST_USERS: Users = { name: 'users', count: 10_000_000 };

export const changeSheet = ({ diagram }: Context, change: Change<Sheet>, gesture?: string): Outcome =>
  sheet(diagram, changed<Capacity>(diagram.capacity, change), gesture);

export function addUsers({ diagram }: Context): Outcome {
  const { capacity } = diagram;
  let number = capacity.users.size + 1;
  while (capacity.users.has(`u${number}`)) number += 1;
  const users = capacity.users.size === 0 ? FIRST_USERS : { count: 0 };
  return sheet(diagram, { ...capacity, users: new Map(capacity.users).set(`u${number}`, users) });
}

export function changeUsers(
  { diagram }: Context,
  id: string,
  change: Change<Users>,
  gesture?: string,
): Outcome {
  const { capacity } = diagram;
  const users = capacity.users.get(id);
  if (!users) return {};
  const next = new Map(capacity.users).set(id, changed(users, change));
  return sheet(diagram, { ...capacity, users: next }, gesture);
}

/** Those who were they do nothing any more: the actions say so until others are chosen. */
export function removeUsers({ diagram }: Context, id: string): Outcome {
  const users = new Map(diagram.capacity.users);
  users.delete(id);
  return sheet(diagram, { ...diagram.capacity, users });
}

export function addAction({ diagram }: Context): Outcome {
  const { capacity } = diagram;
  const [users] = capacity.users.keys();
  const action: Action = { times: 1, ...(users !== undefined && { users }) };
  return putAction(diagram, freshActionId(capacity), action);
}

export function changeAction(
  { diagram }: Context,
  id: string,
  change: Change<Action>,
  gesture?: string,
): Outcome {
  const action = diagram.capacity.actions.get(id);
  return action ? putAction(diagram, id, changed(action, change), gesture) : {};
}

export function removeAction({ diagram }: Context, id: string): Outcome {
  const actions = new Map(diagram.capacity.actions);
  actions.delete(id);
  return sheet(diagram, { ...diagram.capacity, actions });
}

/** A journey of that action, from where requests come in, with the load the sheet says. */
export function addJourneyFor({ diagram }: Context, id: string): Outcome {
  const action = diagram.capacity.actions.get(id);
  const called = new Set([...diagram.connections.values()].map(({ to }) => to));
  const entry = [...diagram.components.keys()].find((component) => !called.has(component));
  if (!action || entry === undefined) return {};
  const journey = freshId(diagram, 'journey');
  const named = action.name === undefined ? {} : { name: action.name };
  const next = putJourney(diagram, journey, { ...named, entry, operation: operationOf(action) });
  const actions = new Map(diagram.capacity.actions).set(id, { ...action, journey });
  const tied = withKey(next, 'capacity', { ...diagram.capacity, actions });
  const load = tiesOf(tied, workOut(tied.capacity)).find((tie) => tie.kind === 'load' && tie.id === journey);
  return { diagram: load ? putOnDiagram(tied, load) : tied };
}

/** One action for each journey, and the only cache as the cache. */
export function startFromDiagram({ diagram }: Context): Outcome {
  const next = takeJourneys(diagram);
  const [cache, ...others] = sizedComponents(diagram, 'cache');
  const known = next.capacity.cache !== undefined || cache === undefined || others.length > 0;
  return { diagram: known ? next : withKey(next, 'capacity', { ...next.capacity, cache }) };
}

export const putTie = ({ diagram }: Context, tie: Tie): Outcome => ({ diagram: putOnDiagram(diagram, tie) });

export const putTies = ({ diagram }: Context, ties: readonly Tie[]): Outcome => ({
  diagram: ties.reduce(putOnDiagram, diagram),
});

export function takeTie({ diagram }: Context, tie: Tie): Outcome {
  const next = takeFromDiagram(diagram, tie);
  return next ? { diagram: next } : {};
}

export const sizeByReplicas = ({ diagram }: Context, sizing: Sizing): Outcome => ({
  diagram: putReplicas(diagram, sizing),
});

export const sizeByCapacity = ({ diagram }: Context, sizing: Sizing): Outcome => ({
  diagram: putCapacity(diagram, sizing),
});

const putAction = (diagram: Context['diagram'], id: string, action: Action, gesture?: string): Outcome =>
  sheet(
    diagram,
    { ...diagram.capacity, actions: new Map(diagram.capacity.actions).set(id, action) },
    gesture,
  );

const sheet = (diagram: Context['diagram'], capacity: Capacity, gesture?: string): Outcome => ({
  diagram: withKey(diagram, 'capacity', capacity),
  record: gesture === undefined ? 'commit' : `merge:${gesture}`,
});

function changed<T extends object>(record: T, change: Change<T>): T {
  let next = record;
  for (const [key, value] of Object.entries(change)) next = withKey(next, key, value);
  return next;
}
