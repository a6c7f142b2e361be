/**
 * A typed diagram with what stands in the way of its refused connections put in: "Insert service". What one remedy put
 * in serves the next call of the same caller too, where the rules let it.
 */
import type { Diagram } from '../../model/diagram';
import { freshConnectionId, putConnection } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { judge } from '../../rules/judge';
import type { Remark, TypedDiagram } from './typedDiagram';

/** What is offered for the refused connections, each once: the labels of their remedies. */
export const remediesOf = ({ remarks }: TypedDiagram): readonly string[] => [
  ...new Set(remarks.flatMap(({ remedy }) => (remedy?.apply ? [remedy.label] : []))),
];

export function withRemedies(typed: TypedDiagram, base: Diagram): TypedDiagram {
  const putIn = new Map<string, string>();
  let { diagram } = typed;
  const left: Remark[] = [];
  for (const remark of typed.remarks) {
    const next = remark.remedy && remark.ends && remedied(diagram, remark.ends, remark.remedy, putIn);
    if (next) diagram = next;
    else left.push(remark);
  }
  const added = <T>(now: ReadonlyMap<string, T>, before: ReadonlyMap<string, T>) =>
    [...now.keys()].filter((id) => !before.has(id));
  return {
    ...typed,
    diagram,
    remarks: left,
    components: added(diagram.components, base.components),
    connections: added(diagram.connections, base.connections),
  };
}

/** `putIn`: by caller, the part its last remedy brought. */
function remedied(
  diagram: Diagram,
  { from, to }: { readonly from: string; readonly to: string },
  { apply }: Remedy,
  putIn: Map<string, string>,
): Diagram | undefined {
  const through = putIn.get(from);
  const onward = through === undefined ? null : judge(diagram, { from: through, to });
  if (onward?.allowed) return putConnection(diagram, freshConnectionId(diagram), onward.connection);
  const next = apply?.(diagram);
  const [only, ...others] = next
    ? [...next.components.keys()].filter((id) => !diagram.components.has(id))
    : [];
  if (only !== undefined && others.length === 0) putIn.set(from, only);
  return next;
}
