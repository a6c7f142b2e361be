/**
 * The second line of a component's card: how much of it there is and what sets it apart, in about twenty characters;
 * `L7 · least conn.`, `12 × in 3 zones`, `hit 80 %`, `4 shards × 3`, else its technology, else its type.
 * The canvas and every exported figure use the same words.
 */
import type { Component, Group } from '../model/diagram';
import { formatCount, formatShare } from '../shared/formatNumbers';
import { componentType, technology } from './catalog';
import { effectiveSettings, typeOf } from './effective';
import { settingInForce } from './settingInForce';

/** Characters that fit a card's second line. */
const ROOM = 20;

/** `groups` tells zones from regions among those it is placed in; without it they are taken for zones. */
export function nodeSubtitle(component: Component, groups?: ReadonlyMap<string, Group>): string {
  if (!componentType(component.type)) return `unknown type: ${component.type}`;
  if (typeOf(component).role === 'untyped') return 'no type yet';
  const facts = [...ownFacts(component), ...amounts(component, groups)];
  const product = technologyLabel(component);
  if (facts.length === 0) return product ?? meaningLabel(component) ?? typeOf(component).label;
  return fitted(product === null ? facts : [...facts, product]);
}

/** As many of the facts, in their order, as there is room for; the first one always. */
function fitted(facts: readonly string[]): string {
  let text = facts[0] ?? '';
  for (const fact of facts.slice(1)) if (text.length + 3 + fact.length <= ROOM) text += ` · ${fact}`;
  return text;
}

function ownFacts(component: Component): string[] {
  const settings = component.settings ?? {};
  const type = typeOf(component);
  const facts: string[] = [];
  const layer = chosen(component, 'layer');
  if (layer !== null) facts.push(layer);
  const algorithm = settings.algorithm;
  if (typeof algorithm === 'string') facts.push(ALGORITHMS.get(algorithm) ?? algorithm.replaceAll('-', ' '));
  const purpose = type.role === 'cache' ? choiceLabel(component, 'purpose') : null;
  if (purpose !== null) return [...facts, purpose];
  const { hitRatio } = effectiveSettings(component);
  if (hitRatio !== null && (settings.hitRatio !== undefined || type.role === 'cache'))
    facts.push(`hit ${formatShare(hitRatio)}`);
  return facts;
}

function amounts(component: Component, groups: ReadonlyMap<string, Group> | undefined): string[] {
  const { shards, replicas } = effectiveSettings(component);
  if (replicas === 0) return ['no instance'];
  if (shards > 1)
    return [`${formatCount(shards)} shards${replicas > 1 ? ` × ${formatCount(replicas)}` : ''}`];
  if (replicas <= 1) return [];
  const [count, unit] = places(component, groups);
  return [`${formatCount(replicas)} ×${count > 1 ? ` in ${count} ${unit}` : ''}`];
}

/** What its replicas are spread over: the zones listed, or the regions where no zone is. */
function places(
  component: Component,
  groups: ReadonlyMap<string, Group> | undefined,
): [count: number, unit: string] {
  const listed = component.in ?? [];
  if (!groups) return [listed.length, 'zones'];
  const ofType = (type: string) => listed.filter((id) => groups.get(id)?.type === type).length;
  const zones = ofType('zone');
  return zones > 0 ? [zones, 'zones'] : [ofType('region'), 'regions'];
}

function technologyLabel(component: Component): string | null {
  const id = component.settings?.technology;
  return typeof id === 'string' && id !== '' ? (technology(id)?.label ?? id) : null;
}

/** The value of a choice field in force, or null where the type has no such field. */
function chosen(component: Component, fieldId: string): string | null {
  const field = typeOf(component).fields.find(({ id }) => id === fieldId);
  if (field?.kind.type !== 'choice') return null;
  const { value } = settingInForce(component, fieldId);
  return typeof value === 'string' ? value : null;
}

/** What a choice the user made is called; null where it is left at its default or has no name of its own. */
function choiceLabel(component: Component, fieldId: string): string | null {
  const kind = typeOf(component).fields.find(({ id }) => id === fieldId)?.kind;
  const value = component.settings?.[fieldId];
  if (value === undefined || !kind) return null;
  if (kind.type === 'flag') return value === true ? (kind.finds?.label ?? null) : null;
  if (kind.type !== 'choice') return null;
  return kind.options.find((option) => option.value === value)?.finds?.label ?? null;
}

/** The first of its settings that makes it something people have a word for. */
function meaningLabel(component: Component): string | null {
  for (const { id } of typeOf(component).fields) {
    const label = choiceLabel(component, id);
    if (label !== null) return label;
  }
  return null;
}

/** Algorithms in the words of a card. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['round-robin', 'round robin'],
  ['weighted-round-robin', 'weighted'],
  ['least-connections', 'least conn.'],
  ['weighted-least-connections', 'weighted conn.'],
  ['least-response-time', 'fastest'],
  ['resource-based', 'by resources'],
  ['ip-hash', 'IP hash'],
  ['url-hash', 'URL hash'],
  ['least-bandwidth', 'least bandwidth'],
]);
