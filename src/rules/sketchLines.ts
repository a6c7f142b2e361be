/**
 * A rule's small example as lines of text: each connection with what stands at its ends and what is set on it, what is on
 * its own, groups, journeys. The page on rules and the help beside its figures say the same.
 */
import { modeOf, typeOf } from '../catalog/effective';
import type { Component, Connection, Diagram, Journey } from '../model/diagram';
import { nameOf } from '../model/queries';
import { inSentence } from './phrases';

export function sketchLines(diagram: Diagram): readonly string[] {
  const introduced = new Set<string>();
  const named = (id: string): string => {
    const component = diagram.components.get(id);
    if (!component || introduced.has(id)) return nameOf(diagram, id);
    introduced.add(id);
    return `${nameOf(diagram, id)} [${described(component)}]`;
  };
  const connected = [...diagram.connections].map(([, connection]) => {
    const dashed = modeOf(diagram, connection) === 'async' ? '⇢' : '→';
    return `${named(connection.from)} ${dashed} ${named(connection.to)}${details(connection)}`;
  });
  const alone = [...diagram.components.keys()].filter((id) => !introduced.has(id)).map(named);
  const journeys = [...diagram.journeys].map(([id, journey]) => travelled(diagram, id, journey));
  return [...connected, ...alone, ...groupsOf(diagram), ...journeys];
}

/** Zones and regions, each with what stands in it. */
function groupsOf(diagram: Diagram): string[] {
  return [...diagram.groups].map(([id, { type, name }]) => {
    const held = [...diagram.components].filter(([, component]) => component.in?.includes(id));
    const names = held.map(([componentId]) => nameOf(diagram, componentId)).join(', ');
    return `${type} ${name || id}: ${names || 'nothing'}`;
  });
}

function described(component: Component): string {
  const { replicas, calls, ...rest } = component.settings ?? {};
  const type = typeOf(component);
  const label = type.id === component.type ? inSentence(type.label) : component.type;
  const settings = Object.entries(rest).map(([field, value]) => `${field}: ${said(value)}`);
  const how = (calls ?? []).map((group) => `calls: ${group.how}`);
  return [replicas === undefined ? label : `${label} ×${replicas}`, ...settings, ...how].join(', ');
}

function details(connection: Connection): string {
  const { protocol, operation, mode, optional, probability, timeoutMs, hedgeAfterMs } = connection;
  const told = [
    protocol,
    operation,
    mode,
    optional ? 'optional' : undefined,
    probability === undefined ? undefined : `probability ${probability}`,
    timeoutMs === undefined ? undefined : `timeout ${timeoutMs} ms`,
    connection.retries && `retries ${said(connection.retries)}`,
    hedgeAfterMs === undefined ? undefined : `hedged after ${hedgeAfterMs} ms`,
    connection.circuitBreaker ? 'circuit breaker' : undefined,
    connection.idempotent ? 'idempotent' : undefined,
    connection.encrypted ? 'encrypted' : undefined,
  ].filter((text) => text !== undefined);
  return told.length > 0 ? `  (${told.join(', ')})` : '';
}

function travelled(diagram: Diagram, id: string, journey: Journey): string {
  const { requestsPerSecond, target, connections, operation } = journey;
  const said = [
    requestsPerSecond === undefined ? undefined : `${requestsPerSecond} requests a second`,
    target?.availability === undefined ? undefined : `target ${target.availability}`,
    connections && `over ${connections.join(', ')}`,
    operation && `${operation}s only`,
  ].filter((text) => text !== undefined);
  const start = `journey “${journey.name || id}” from ${nameOf(diagram, journey.entry)}`;
  return [start, ...said].join(', ');
}

/** Settings of several numbers as they stand in a file, without its quotes. */
const said = (value: unknown): string =>
  typeof value === 'object'
    ? JSON.stringify(value).replaceAll('"', '').replaceAll(/[:,]/g, '$& ')
    : String(value);
