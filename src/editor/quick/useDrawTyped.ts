/** Draws a typed diagram where it was typed: laid out by the engine, put in as one step. */
import { type TypedDiagram, typedDiagram } from '../../formats/importers/typedDiagram';
import { withRemedies } from '../../formats/importers/typedRemedies';
import { autoLayout } from '../../layout/autoLayout';
import type { Point } from '../../shared/geometry';
import { drawTyped, pieceOf } from '../../state/quickAdd';
import { useApp } from '../app/hooks';
import { tryOff } from '../welcome/useTried';
import { layoutEngine } from '../workers/layoutEngine';

/** Fewer new parts are a box or two. */
const A_DIAGRAM = 3;

const NOWHERE: ReadonlyMap<string, Point> = new Map();

export function useDrawTyped(): (text: string, at: Point, remedied: boolean) => Promise<void> {
  const app = useApp();
  return async (text, at, remedied) => {
    const make = (): TypedDiagram => {
      const base = app.context().diagram;
      const typed = typedDiagram(text, base);
      return remedied ? withRemedies(typed, base) : typed;
    };
    const piece = pieceOf(make());
    // Without an engine it is drawn all the same, in plain columns.
    const positions = piece ? await autoLayout(piece, layoutEngine()).catch(() => NOWHERE) : NOWHERE;
    // Made once more: the diagram may be another one by now.
    const before = app.context().diagram.components.size;
    app.apply(drawTyped(app.context(), make(), positions, at));
    if (app.context().diagram.components.size >= before + A_DIAGRAM) tryOff(app, 'typing');
  };
}
