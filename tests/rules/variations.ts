/** A rule's examples with something else said: what its exceptions and limits are tried on. */
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection, Diagram, Group, Journey } from '../../src/model/diagram';
import {
  freshConnectionId,
  putComponent,
  putConnection,
  putGroup,
  putJourney,
  putSetting,
  withKey,
} from '../../src/model/edits';
import type { Finding } from '../../src/model/finding';
import { review } from '../../src/rules/review';
import type { Rule } from '../../src/rules/rule';

export interface Variation {
  readonly parts?: Readonly<Record<string, Component>>;
  /** Undefined takes a setting back. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly links?: readonly Connection[];
  /** In place of what connections of that id say. */
  readonly changed?: Readonly<
    Record<string, { readonly [K in keyof Connection]?: Connection[K] | undefined }>
  >;
  readonly groups?: Readonly<Record<string, Group>>;
  readonly in?: Readonly<Record<string, readonly string[]>>;
  readonly journeys?: Readonly<Record<string, Journey>>;
}

const CHANGEABLE = ['from', 'to', 'protocol', 'mode', 'operation', 'optional'] as const;

export function varied(diagram: Diagram, variation: Variation): Diagram {
  let next = diagram;
  for (const [id, component] of Object.entries(variation.parts ?? {}))
    next = putComponent(next, id, component);
  for (const [id, settings] of Object.entries(variation.settings ?? {}))
    for (const [field, value] of Object.entries(settings)) next = putSetting(next, id, field, value);
  for (const connection of variation.links ?? [])
    next = putConnection(next, freshConnectionId(next), connection);
  for (const [id, changes] of Object.entries(variation.changed ?? {})) {
    const before = next.connections.get(id);
    if (!before) throw new Error(`no connection ${id}`);
    next = putConnection(
      next,
      id,
      CHANGEABLE.reduce(
        (connection, key) => (key in changes ? withKey(connection, key, changes[key]) : connection),
        before,
      ),
    );
  }
  for (const [id, group] of Object.entries(variation.groups ?? {})) next = putGroup(next, id, group);
  for (const [id, groups] of Object.entries(variation.in ?? {})) {
    const component = next.components.get(id);
    if (!component) throw new Error(`no component ${id}`);
    next = putComponent(next, id, { ...component, in: groups });
  }
  for (const [id, journey] of Object.entries(variation.journeys ?? {})) next = putJourney(next, id, journey);
  return next;
}

/** What this rule finds, in the strictest profile. */
export const saidBy = (rule: Rule, diagram: Diagram): readonly Finding[] =>
  review(diagram, estimate(diagram), { profile: 'production' }).filter((finding) => finding.rule === rule.id);
