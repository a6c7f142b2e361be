/** Writes a figure as the user chose it: with the numbers on the screen, or those that come there next. */
import { exporter } from '../../formats/exporters/exporters';
import { invariant } from '../../shared/invariant';
import { type ExportChoice, figureOptions } from '../../state/exportChoice';
import type { LiveAnalysis } from '../../state/live/liveAnalysis';
import { type Desk, tell } from '../files/desk';
import { fileName } from '../files/fileName';
import { askedFor } from './askedFor';
import type { CanvasControl } from './canvasRasterizer';
import { figureTools } from './figureTools';

/** Whether it was made; stopped, cancelled or failed it was not. */
export async function exportFigure(
  desk: Desk,
  whole: LiveAnalysis['whole'],
  choice: ExportChoice,
  control: CanvasControl = {},
): Promise<boolean> {
  const chosen = exporter(choice.format);
  invariant(chosen, `there is no format ${choice.format}`);
  const { app, platform } = desk;
  const options = figureOptions(app.context().session, choice);
  try {
    const all = await whole();
    const { diagram, analysis } = all;
    const { data, remark } = await chosen.export(diagram, analysis.estimate, figureTools(control), {
      ...options,
      ...(await askedFor(all, choice, app.session.getState().journey)),
    });
    control.signal?.throwIfAborted();
    const exported = await platform.exportFile({
      suggestedName: `${fileName(diagram.title)}${chosen.extension}`,
      mimeType: chosen.mimeType,
      data,
    });
    if (!exported.ok) tell(desk, exported.error);
    else if (exported.value) {
      const text = [`Exported ${exported.value.name}.`, remark]
        .filter((part) => part !== undefined)
        .join(' ');
      app.apply({ session: { notice: { tone: 'info', text } } });
    }
    return exported.ok && exported.value !== null;
  } catch (thrown) {
    if (!control.signal?.aborted) failedFigure(desk, thrown);
    return false;
  }
}

/** Says that a figure couldn’t be made, and what to do. */
export function failedFigure({ app }: Pick<Desk, 'app'>, thrown: unknown): void {
  const cause = thrown instanceof Error && thrown.message !== '' ? thrown.message : String(thrown);
  const text = `The picture couldn't be made: ${cause}. Try a smaller scale, or SVG.`;
  app.apply({ session: { notice: { tone: 'problem', text } } });
}
