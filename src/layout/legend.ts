/**
 * What a legend says: the kinds of part in the diagram, in the catalog's order, and the kinds of line. A legend is a
 * note that writes itself; it is never smaller than what it says.
 */
import { COMPONENT_TYPES } from '../catalog/catalog';
import type { ComponentType } from '../catalog/componentType';
import { modeOf } from '../catalog/effective';
import type { Diagram, Mode, Note } from '../model/diagram';
import type { Rect } from '../shared/geometry';
import { noteRect } from './noteRect';
import { textWidth } from './textWidth';

export interface LegendEntry {
  readonly label: string;
  /** What stands before the words: a part's icon, or a line. */
  readonly sign: ComponentType | Mode;
}

export const LEGEND = { pad: 12, title: 22, row: 22, sign: 26, fontSize: 12 } as const;

export const legendTitle = (note: Note): string => note.text.trim() || 'Legend';

export function legendEntries(diagram: Diagram): readonly LegendEntry[] {
  const used = new Set([...diagram.components.values()].map(({ type }) => type));
  const modes = new Set([...diagram.connections.values()].map((connection) => modeOf(diagram, connection)));
  return [
    ...COMPONENT_TYPES.filter(({ id }) => used.has(id)).map((type) => ({ label: type.label, sign: type })),
    ...LINES.filter(({ sign }) => modes.has(sign)),
  ];
}

const LINES: readonly { readonly label: string; readonly sign: Mode }[] = [
  { label: 'Waits for an answer', sign: 'sync' },
  { label: 'Goes on at once', sign: 'async' },
];

/** Where a note is drawn in its diagram: a legend with room for all it says. */
export function drawnNoteRect(diagram: Diagram, note: Note): Rect {
  const rect = noteRect(note);
  return note.legend ? legendRect(rect, note, legendEntries(diagram)) : rect;
}

export function legendRect(rect: Rect, note: Note, entries: readonly LegendEntry[]): Rect {
  const widths = entries.map(({ label }) => LEGEND.sign + textWidth(label, LEGEND.fontSize));
  const title = textWidth(legendTitle(note), LEGEND.fontSize, 600);
  return {
    ...rect,
    width: Math.max(rect.width, Math.ceil(Math.max(title, ...widths)) + 2 * LEGEND.pad),
    height: Math.max(rect.height, LEGEND.title + entries.length * LEGEND.row + 2 * LEGEND.pad - 4),
  };
}
