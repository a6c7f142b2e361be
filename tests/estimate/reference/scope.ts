/**
 * The part of a diagram one answer is about: all of it, or what a journey passes, and who calls whom in it,
 * in which call groups (docs/file-format.md, Component.calls and Journey).
 */
import { effectiveSettings, isBroker, modeOf, typeOf } from '../../../src/catalog/effective';
import type { Component, Connection, Diagram, How, Journey } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { homeRegions } from './placement';

export interface Scope {
  readonly diagram: Diagram;
  readonly passes: (connectionId: string) => boolean;
}

export interface Member {
  readonly id: string;
  readonly connection: Connection;
  readonly weight: number;
  /** Its place in the group as written. */
  readonly place: number;
}

export interface Calls {
  /** Names the group for its one pick a request. */
  readonly key: string;
  readonly how: How;
  readonly need: number;
  readonly members: readonly Member[];
}

export const wholeDiagram = (diagram: Diagram): Scope => ({ diagram, passes: () => true });

export function journeyScope(diagram: Diagram, journey: Journey): Scope {
  const named = journey.connections && new Set(journey.connections);
  return {
    diagram,
    passes(id) {
      const operation = diagram.connections.get(id)?.operation;
      const ofOperation = !journey.operation || !operation || operation === journey.operation;
      return ofOperation && (!named || named.has(id));
    },
  };
}

/** The journeys as written; with none, one for each component without incoming connection, or the first. */
export function journeysOf(diagram: Diagram): ReadonlyMap<string, Journey> {
  if (diagram.journeys.size > 0) return diagram.journeys;
  const called = new Set([...diagram.connections.values()].map((connection) => connection.to));
  const ids = [...diagram.components.keys()];
  const free = ids.filter((id) => !called.has(id));
  return new Map((free.length > 0 ? free : ids.slice(0, 1)).map((id) => [id, { entry: id }]));
}

export function componentOf(scope: Scope, id: string): Component {
  const component = scope.diagram.components.get(id);
  if (!component) throw new Error(`No component ${id}`);
  return component;
}

/** Sync calls in their groups, one group after another; connections in none form a last group. */
export function callsOf(scope: Scope, id: string): readonly Calls[] {
  const { calls, how } = effectiveSettings(componentOf(scope, id));
  const sync = outgoing(scope, id).filter(([, connection]) => modeOf(scope.diagram, connection) === 'sync');
  const open = new Map(sync);
  const written = calls.map((group, index): Calls => {
    const members = group.connections.flatMap((connectionId, place): Member[] => {
      const connection = open.get(connectionId);
      open.delete(connectionId);
      return connection ? [{ id: connectionId, connection, weight: group.weights?.[place] ?? 1, place }] : [];
    });
    return { key: `${id}/${index}`, how: group.how, need: group.need ?? members.length, members };
  });
  const rest = [...open].map(([connectionId, connection], place): Member => {
    return { id: connectionId, connection, weight: 1, place };
  });
  const last: Calls = { key: `${id}/rest`, how, need: rest.length, members: rest };
  return [...written, last].filter((group) => group.members.length > 0);
}

/** Messages a component that is no broker itself leaves with brokers. */
export function enqueuesOf(scope: Scope, id: string): readonly (readonly [string, Connection])[] {
  if (isBroker(componentOf(scope, id))) return [];
  return asyncOf(scope, id).filter(([, connection]) => isBroker(componentOf(scope, connection.to)));
}

export const asyncOf = (scope: Scope, id: string) =>
  outgoing(scope, id).filter(([, connection]) => modeOf(scope.diagram, connection) === 'async');

/** Default 1, between regions 0.9999; a client's wire is the user's way to the edge. */
export function linkAvailability(diagram: Diagram, connection: Connection): number {
  if (connection.availability !== undefined) return likely(connection.availability);
  const from = diagram.components.get(connection.from);
  const to = diagram.components.get(connection.to);
  if (!from || !to || typeOf(from).role === 'client') return 1;
  const here = homeRegions(diagram, from);
  const there = homeRegions(diagram, to);
  const apart = here.length > 0 && there.length > 0 && !here.some((region) => there.includes(region));
  return apart ? 0.9999 : 1;
}

function outgoing(scope: Scope, id: string): readonly (readonly [string, Connection])[] {
  return [...scope.diagram.connections].filter(
    ([connectionId, connection]) => connection.from === id && scope.passes(connectionId),
  );
}
