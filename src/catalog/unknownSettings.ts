/**
 * Settings of a component or a group that mean nothing to this version: ids no type has. They are kept in the file as they
 * are and count for nothing. What another type has is not among them: it waits there until the type is changed back.
 */
import type { Component, Group } from '../model/diagram';
import { COMPONENT_TYPES } from './catalog';
import { RESERVED_FIELD_IDS } from './fieldsFor';
import { GROUP_TYPES } from './groupTypes';

export const unknownSettings = ({ settings = {} }: Component): readonly string[] =>
  Object.keys(settings).filter((id) => !KNOWN.has(id));

const KNOWN: ReadonlySet<string> = new Set([
  ...RESERVED_FIELD_IDS,
  ...COMPONENT_TYPES.flatMap((type) => type.fields.map((field) => field.id)),
]);

export const unknownGroupSettings = ({ settings = {} }: Group): readonly string[] =>
  Object.keys(settings).filter((id) => !KNOWN_OF_GROUPS.has(id));

const KNOWN_OF_GROUPS: ReadonlySet<string> = new Set([
  'availability',
  ...GROUP_TYPES.flatMap((type) => type.fields.map((field) => field.id)),
]);
