/**
 * What lies on the parts of these groups without being one of them: cards and cards of other groups. Nothing while a
 * group is drawn as people put it; once it is opened again, what has come to stand there meanwhile.
 */
import type { Diagram } from '../model/diagram';
import type { ElementRef } from '../model/elements';
import { standsIn } from '../model/queries';
import { overlaps, type Rect } from '../shared/geometry';
import { GridIndex } from './gridIndex';
import { nodeRect } from './nodeRect';
import { refOfVisible, visibleDiagram } from './visibleDiagram';

export function standingOver(diagram: Diagram, groups: ReadonlySet<string>): readonly ElementRef[] {
  const visible = visibleDiagram(diagram);
  const parts = new GridIndex<Rect>();
  const others: (readonly [string, Rect])[] = [];
  for (const [id, component] of visible.diagram.components) {
    if (!component.position) continue;
    const rect = nodeRect(component);
    if (standsIn(diagram, component.in, groups)) parts.add(rect, rect);
    else others.push([id, rect]);
  }
  return others.flatMap(([id, rect]) =>
    parts.near(rect).some((part) => overlaps(part, rect)) ? [refOfVisible(visible, id)] : [],
  );
}
