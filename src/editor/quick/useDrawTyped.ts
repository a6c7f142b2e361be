/** Draws a typed diagram where it was typed: laid out by the engine, put in as one step. */
import { type TypedDiagram, typedDiagram } from '../../formats/importers/typedDiagram';
import { withRemedies } from '../../formats/importers/typedRemedies';
import { autoLayout } from '../../layout/autoLayout';
import type { Point } from '../../shared/geometry';
import { drawTyped, pieceOf } from '../../state/quickAdd';
import { useApp } from '../app/hooks';
import { layoutEngine } from '../workers/layoutEngine';

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
    app.apply(drawTyped(app.context(), make(), positions, at));
  };
}
