/**
 * Another type for a component, with its product if it has one. What was set stays, unknown to the new type or not; but a
 * value that the new type has no room for, or a technology that isn't one of its own, would be a lie and goes. Its
 * connections are what would be proposed now, where they were no more than proposed before; what was said of them stays, and
 * is a finding where the rules refuse it.
 */
import { componentType } from '../catalog/catalog';
import { typeOf } from '../catalog/effective';
import { fieldSchema } from '../document/fieldSchema';
import { nodeRect, nodeSize } from '../layout/nodeRect';
import type { Component, Connection, Diagram } from '../model/diagram';
import { putConnection, withKey } from '../model/edits';
import { refOf } from '../model/elements';
import { judge } from '../rules/judge';
import { centerOf, type Point, rounded } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { changeComponent, rename } from './gestures';
import { keepCallsValid } from './keepCallsValid';
import { naming } from './naming';
import { partOf, type Wanted } from './newComponent';

export function changeType(context: Context, id: string, wanted: Wanted): Outcome {
  const { diagram } = context;
  const component = diagram.components.get(id);
  const { type: typeId, technology, meaning } = partOf(wanted);
  const type = componentType(typeId);
  if (!component || !type) return {};
  const old = new Map(typeOf(component).fields.map((field) => [field.id, field.kind]));
  let settings = component.settings ?? {};
  for (const field of type.fields) {
    const before = old.get(field.id);
    const stays = before
      ? JSON.stringify(before) === JSON.stringify(field.kind)
      : fieldSchema(field).safeParse(settings[field.id]).success;
    if (!stays) settings = withKey(settings, field.id, undefined);
  }
  if (settings.technology !== undefined && !type.technologies.includes(settings.technology))
    settings = withKey(settings, 'technology', undefined);
  settings = { ...settings, ...(technology !== undefined && { technology }), ...meaning?.settings };
  const isBare = Object.keys(settings).length === 0;
  const position = component.position && recentred(component, { ...component, type: typeId });
  const changed = changeComponent(context, id, {
    type: typeId,
    settings: isBare ? undefined : settings,
    position,
  });
  return changed.diagram ? { ...changed, diagram: proposedAnew(diagram, changed.diagram, id) } : changed;
}

/** A plain shape's name and what it says it is, taken at once. */
export function nameAndType(context: Context, id: string, name: string, wanted: Wanted): Outcome {
  const named = rename(context, refOf('component', id), name);
  const typed = changeType({ ...context, diagram: named.diagram ?? context.diagram }, id, wanted);
  return { ...typed, record: naming(refOf('component', id)), session: { renaming: null } };
}

/** Where it stands when it is drawn at another size: its middle stays. */
function recentred(before: Component, after: Component): Point {
  const { x, y } = centerOf(nodeRect(before));
  const { width, height } = nodeSize(after);
  return rounded({ x: x - width / 2, y: y - height / 2 });
}

function proposedAnew(before: Diagram, after: Diagram, componentId: string): Diagram {
  let next = after;
  for (const [id, connection] of after.connections) {
    if (connection.from !== componentId && connection.to !== componentId) continue;
    const said = withKey(withKey(connection, 'protocol', undefined), 'mode', undefined);
    const was = proposal(before, said, id);
    if (!was || was.protocol !== connection.protocol || was.mode !== connection.mode) continue;
    const now = proposal(next, said, id);
    if (now)
      next = putConnection(
        next,
        id,
        withKey(withKey(connection, 'protocol', now.protocol), 'mode', now.mode),
      );
  }
  return keepCallsValid(next);
}

function proposal(
  diagram: Diagram,
  said: Connection,
  id: string,
): Pick<Connection, 'protocol' | 'mode'> | null {
  const judgement = judge(diagram, said, id);
  return judgement.allowed ? judgement.connection : null;
}
