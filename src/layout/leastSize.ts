/** How small things may be drawn: so that their words still fit, or are cut off no earlier than on a usual card. */
import { typeOf } from '../catalog/effective';
import type { Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf } from '../model/elements';
import type { Size } from '../shared/geometry';
import { NODE_SIZE } from './nodeRect';
import { textWidth } from './textWidth';

const LEAST_CARD: Size = { width: 96, height: 44 };
const LEAST_SHAPE: Size = { width: 64, height: 48 };
const LEAST_GROUP: Size = { width: 120, height: 80 };
const LEAST_NOTE: Size = { width: 96, height: 48 };
const LEAST_DRAWING: Size = { width: 8, height: 8 };
/** Beside a card's name: its tile and the space around both. */
const BESIDE_NAME = 64;
const NAME_SIZE = 13;

export function leastSize(diagram: Diagram, ref: ElementRef): Size {
  const id = idOf(ref);
  switch (kindOf(ref)) {
    case 'group':
      return LEAST_GROUP;
    case 'note':
      return LEAST_NOTE;
    case 'drawing':
    case 'connection':
      return LEAST_DRAWING;
    case 'component': {
      const component = diagram.components.get(id);
      if (!component) return LEAST_CARD;
      if ((typeOf(component).shape ?? 'box') !== 'box') return LEAST_SHAPE;
      const name = Math.ceil(textWidth(component.name || id, NAME_SIZE, 600)) + BESIDE_NAME;
      return { ...LEAST_CARD, width: Math.min(NODE_SIZE.width, Math.max(LEAST_CARD.width, name)) };
    }
  }
}
