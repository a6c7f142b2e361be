/**
 * Which rules speak of which component types. A rule speaks of a type where it fires on it in its own refused example, or
 * still does with that type in the place of a part it fires on: asked of the rules themselves, not kept as a list.
 */
import { componentType } from '../catalog/catalog';
import type { ComponentType, Role } from '../catalog/componentType';
import { estimate } from '../estimate/estimate';
import { type Diagram, emptyDiagram } from '../model/diagram';
import { putComponent } from '../model/edits';
import type { Finding } from '../model/finding';
import type { ReviewSettings } from '../model/reviewSettings';
import { review } from './review';
import type { Rule } from './rule';
import { RULES } from './rules';

/** What a rule says of its refused example, in its own profile. */
export function exampleFinding(rule: Rule): Finding | undefined {
  const known = examples.get(rule);
  if (known) return known[0];
  const found = findingOn(rule, rule.refused);
  examples.set(rule, found);
  return found[0];
}

const examples = new WeakMap<Rule, readonly Finding[]>();

/** What one rule says of a diagram in its own profile, as if there were no other. */
function findingOn(rule: Rule, diagram: Diagram): readonly Finding[] {
  const asked = { ...diagram, review: alone(rule) };
  return review(asked, rule.about === 'connection' ? NOTHING : estimate(asked), { profile: rule.profile });
}

/** Rules about connections don't look at it. */
const NOTHING = estimate(emptyDiagram);

function alone(rule: Rule): ReviewSettings {
  const known = settings.get(rule);
  if (known) return known;
  const others = RULES.filter((other) => other !== rule).map(({ id }) => [id, 'off'] as const);
  const made: ReviewSettings = { severities: new Map(others) };
  settings.set(rule, made);
  return made;
}

const settings = new WeakMap<Rule, ReviewSettings>();

/** The types of the components a finding is about, each once. */
export const typesIn = (diagram: Diagram, finding: Finding): readonly string[] => [
  ...new Set(subjectsOf(diagram, finding).flatMap((id) => diagram.components.get(id)?.type ?? [])),
];

function subjectsOf(diagram: Diagram, { components, connections }: Finding): readonly string[] {
  const ends = connections.flatMap((id) => {
    const connection = diagram.connections.get(id);
    return connection ? [connection.from, connection.to] : [];
  });
  return [...new Set([...components, ...ends])];
}

/** Rules whose own example is about the type, and no more than that: quickly said. */
export const rulesShowing = (type: ComponentType): readonly Rule[] =>
  RULES.filter((rule) => {
    const finding = exampleFinding(rule);
    return finding !== undefined && typesIn(rule.refused, finding).includes(type.id);
  });

/** All that speak of it, in the order of the rules. Estimates a small example for each rule about parts of its kind; the answer is kept. */
export function rulesOn(type: ComponentType): readonly Rule[] {
  const known = byType.get(type);
  if (known) return known;
  const found = RULES.filter((rule) => speaksOf(rule, type));
  byType.set(type, found);
  return found;
}

const byType = new WeakMap<ComponentType, readonly Rule[]>();

function speaksOf(rule: Rule, type: ComponentType): boolean {
  const { refused } = rule;
  const finding = exampleFinding(rule);
  if (!finding) return false;
  const subjects = subjectsOf(refused, finding).flatMap((id) => {
    const component = refused.components.get(id);
    return component ? [{ id, component }] : [];
  });
  if (subjects.some(({ component }) => component.type === type.id)) return true;
  return subjects.some(({ id, component }) => {
    const stood = componentType(component.type);
    if (!stood || kindOf(stood.role) !== kindOf(type.role)) return false;
    const changed = putComponent(refused, id, { ...component, type: type.id });
    return findingOn(rule, changed).some((again) => subjectsOf(changed, again).includes(id));
  });
}

/** What may stand for what in an example: whatever requests pass through is one kind. */
const kindOf = (role: Role): Role => (role === 'router' ? 'compute' : role);
