/** The schema of a setting that only some component types have, from the catalog's description of it. */
import type * as z from 'zod';
import type { ComponentType, Field } from '../catalog/componentType';
import type { GroupType } from '../catalog/groupTypes';
import {
  capacity,
  choice,
  flag,
  latencySchema,
  number,
  probability,
  requiredReplicas,
  scope,
  text,
  whole,
} from './primitives';
import { groupSettingsSchema, settingsShape } from './recordSchemas';

export function fieldSchema({ kind }: Field): z.ZodType {
  switch (kind.type) {
    case 'number': {
      const { min, max } = kind;
      const range = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
      const phrase = `a ${kind.integer ? 'whole number' : 'number'}${inUnit(kind.unit)}${between(min, max)}`;
      return kind.integer ? whole(phrase, range) : number(phrase, range);
    }
    case 'probability':
      return probability();
    case 'choice': {
      const [first, ...others] = kind.options.map((option) => option.value);
      return first === undefined ? text() : choice([first, ...others]);
    }
    case 'flag':
      return flag();
    case 'text':
      return text();
    case 'latency':
      return latencySchema;
    case 'capacity':
      return capacity();
    case 'required-replicas':
      return requiredReplicas();
    case 'scope':
      return scope();
  }
}

/** Fields beyond the settings every type has; those are checked by their own schema. */
export const ownFields = (type: ComponentType): readonly Field[] =>
  type.fields.filter((field) => !Object.hasOwn(settingsShape, field.id));

/** Those of a kind of group, beyond what every group has. */
export const ownGroupFields = (type: GroupType): readonly Field[] =>
  type.fields.filter((field) => !Object.hasOwn(groupSettingsSchema.shape, field.id));

const inUnit = (unit: string | undefined): string => (unit ? ` (${unit})` : '');

function between(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return `, ${min} or more`;
  return max === undefined ? '' : `, at most ${max}`;
}
