/**
 * Settings of a component that mean nothing to this version: ids no component type has. They are kept in the file as they
 * are and count for nothing. What another type has is not among them: it waits there until the type is changed back.
 */
import type { Component } from '../model/diagram';
import { COMPONENT_TYPES } from './catalog';
import { RESERVED_FIELD_IDS } from './fieldsFor';

export const unknownSettings = ({ settings = {} }: Component): readonly string[] =>
  Object.keys(settings).filter((id) => !KNOWN.has(id));

const KNOWN: ReadonlySet<string> = new Set([
  ...RESERVED_FIELD_IDS,
  ...COMPONENT_TYPES.flatMap((type) => type.fields.map((field) => field.id)),
]);
