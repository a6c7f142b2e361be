/** The capacity worksheet of a page out of JSON; without one it is the empty one. */
import { type Action, type Capacity, NO_CAPACITY, type Users } from '../model/capacity';
import type { JsonObject } from '../shared/json';
import { SHAPES } from './keys';
import { describeJson, isObject, ownValue, type ProblemList } from './problemList';
import { type Place, readCollection, readRecord } from './readRecords';
import { actionSchema, capacitySchema, usersSchema } from './worksheetSchemas';

export function readCapacity(diagram: JsonObject, at: Place, problems: ProblemList): Capacity {
  const raw = ownValue(diagram, 'capacity');
  if (raw === undefined) return NO_CAPACITY;
  const place = [...at, 'capacity'];
  if (!isObject(raw)) {
    problems.add('wrong-value', place, describeJson(raw), 'an object { users, actions, … }');
    return NO_CAPACITY;
  }
  const { users: _, actions: __, ...rest } = raw;
  const settings = readRecord(rest, place, capacitySchema, SHAPES.capacity, problems);
  const users = readCollection<Users>(
    raw,
    'users',
    place,
    problems,
    'an object with users by their ids',
    (one, where) => readRecord(one, where, usersSchema, SHAPES.users, problems),
  );
  const actions = readCollection<Action>(
    raw,
    'actions',
    place,
    problems,
    'an object with actions by their ids',
    (one, where) => readRecord(one, where, actionSchema, SHAPES.action, problems),
  );
  return settings ? { ...settings, users, actions } : NO_CAPACITY;
}
