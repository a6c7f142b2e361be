/** What differs as a text to paste, and as a figure with both versions: to paste, or as a file. */

import type { JourneyNumbers } from '../../estimate/whatif/savedScenarios';
import { comparedNumbers } from '../../formats/compare/comparedNumbers';
import { compareMarkdown } from '../../formats/compare/compareMarkdown';
import { type Exported, exporter } from '../../formats/exporters/exporters';
import type { Pages } from '../../model/pagesApart';
import { invariant } from '../../shared/invariant';
import type { Compared } from '../../state/compare';
import { useShell, useWhole } from '../app/hooks';
import { failedFigure } from '../figures/exportFigure';
import { figureTools } from '../figures/figureTools';
import { hasAsyncClipboard, PNG, writeClipboard } from '../files/clipboardTypes';
import { copyText } from '../files/copyText';
import { tell } from '../files/desk';
import { fileName } from '../files/fileName';

interface Props {
  readonly compared: Compared;
  /** Of the other version. */
  readonly before: ReadonlyMap<string, JourneyNumbers>;
  readonly label: string;
  readonly pages: Pages;
}

export function CompareExport({ compared, before: journeys, label, pages }: Props) {
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
    return compareMarkdown(was, is, comparison, { before: label, after: 'Now' }, pages);
  };
  const figure = async (format: 'svg' | 'png'): Promise<Exported> => {
    const { was, is, estimate } = await both();
    const { theme, scale } = app.session.getState().exportChoice;
    const compared = { marks, journeys: comparedNumbers(was, is, comparison), label: `${label} → now` };
    const chosen = exporter(format);
    invariant(chosen, `there is no format ${format}`);
    return chosen.export(diagram, estimate, figureTools(), { theme, scale, compared });
  };
  const say = (says: string) => app.apply({ session: { notice: { tone: 'info', text: says } } });
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    try {
      const { data, remark } = await figure(format);
      const exported = await platform.exportFile({
        suggestedName: `${fileName(compared.after.title)}-compared.${format}`,
        mimeType: exporter(format)?.mimeType ?? '',
        data,
      });
      if (!exported.ok) tell(shell, exported.error);
      else if (exported.value)
        say([`Exported ${exported.value.name}.`, remark].filter((part) => part !== undefined).join(' '));
    } catch (thrown) {
      failedFigure(shell, thrown);
    }
  };
  // Within the press: the picture itself may come later.
  const copy = (): void => {
    const data = figure('png').then((made) => made.data);
    writeClipboard(new Map([[PNG, data]])).then(
      () => say('The comparison was copied as a picture.'),
      (thrown: unknown) => failedFigure(shell, thrown),
    );
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
      {hasAsyncClipboard() && (
        <button type="button" className="button" onClick={copy}>
          Copy as picture
        </button>
      )}
      <button type="button" className="button" onClick={() => void save('svg')}>
        Export SVG
      </button>
      <button type="button" className="button" onClick={() => void save('png')}>
        Export PNG
      </button>
    </div>
  );
}
