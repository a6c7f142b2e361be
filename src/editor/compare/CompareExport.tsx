/** What differs as a text to paste, and as a figure with both versions. */

import type { JourneyNumbers } from '../../estimate/whatif/savedScenarios';
import { comparedNumbers } from '../../formats/compare/comparedNumbers';
import { compareMarkdown } from '../../formats/compare/compareMarkdown';
import { withFont } from '../../formats/exporters/figureFont';
import { exportSvg } from '../../formats/exporters/svg';
import type { Compared } from '../../state/compare';
import { useShell, useWhole } from '../app/hooks';
import { failedFigure } from '../figures/exportFigure';
import { figureTools } from '../figures/figureTools';
import { copyText } from '../files/copyText';
import { tell } from '../files/desk';
import { fileName } from '../files/fileName';

interface Props {
  readonly compared: Compared;
  /** Of the other version. */
  readonly before: ReadonlyMap<string, JourneyNumbers>;
  readonly label: string;
}

export function CompareExport({ compared, before: journeys, label }: Props) {
  const shell = useShell();
  const whole = useWhole();
  const { app, platform } = shell;
  const { before, comparison, diagram, marks } = compared;
  const both = async () => {
    const { diagram: after, analysis } = await whole();
    const [was, is] = [
      { diagram: before, journeys },
      { diagram: after, journeys: analysis.estimate.journeys },
    ];
    return { was, is, estimate: analysis.estimate };
  };
  const text = async (): Promise<string> => {
    const { was, is } = await both();
    return compareMarkdown(was, is, comparison, { before: label, after: 'Now' });
  };
  const draw = async (): Promise<void> => {
    try {
      const { was, is, estimate } = await both();
      const { theme } = app.session.getState().exportChoice;
      const compared = {
        marks,
        journeys: comparedNumbers(was, is, comparison),
        label: `${label} → now`,
      };
      const data = await withFont(exportSvg(diagram, estimate, { theme, compared }), figureTools().font);
      const suggestedName = `${fileName(is.diagram.title)}-compared.svg`;
      const exported = await platform.exportFile({ suggestedName, mimeType: 'image/svg+xml', data });
      if (!exported.ok) tell(shell, exported.error);
      else if (exported.value)
        app.apply({ session: { notice: { tone: 'info', text: `Exported ${exported.value.name}.` } } });
    } catch (thrown) {
      failedFigure(shell, thrown);
    }
  };
  return (
    <div className="compare-export">
      <button
        type="button"
        className="button"
        onClick={() => void text().then((made) => copyText(app, made, 'Copied as Markdown.'))}
      >
        Copy as Markdown
      </button>
      <button type="button" className="button" onClick={() => void draw()}>
        Export figure
      </button>
    </div>
  );
}
