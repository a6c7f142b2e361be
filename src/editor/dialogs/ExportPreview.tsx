/** What the export will be, as it will look: the very figure, or the beginning of the text, and how large it is. */
import { useEffect, useState } from 'react';
import { withFont } from '../../formats/exporters/figureFont';
import { exportMarkdown } from '../../formats/exporters/markdown';
import { figureSize, fittingScale, pixelSize } from '../../formats/exporters/pictureSize';
import { formatCount } from '../../shared/formatNumbers';
import { type ExportChoice, figureOptions } from '../../state/exportChoice';
import { useApp, useWhole } from '../app/hooks';
import { askedFor } from '../figures/askedFor';
import { figureTools } from '../figures/figureTools';
import { drawFigure } from '../workers/figureEngine';

interface Shown {
  /** The address of the figure, or null where a text is shown. */
  readonly figure: string | null;
  readonly text: string;
  readonly size: string;
}

export function ExportPreview({ choice }: { readonly choice: ExportChoice }) {
  const shown = usePreview(choice);
  return (
    <figure className="export-preview" data-transparent={choice.transparent || undefined}>
      <div>
        {shown?.figure ? <img src={shown.figure} alt="Preview of the export" /> : <pre>{shown?.text}</pre>}
      </div>
      <figcaption aria-live="polite">{shown?.size ?? 'Drawing…'}</figcaption>
    </figure>
  );
}

/** Drawn anew when the choice changes; the one before stays until then. */
function usePreview(choice: ExportChoice): Shown | null {
  const app = useApp();
  const whole = useWhole();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let address: string | null = null;
    const over = new AbortController();
    const draw = async (): Promise<void> => {
      const all = await whole();
      const { diagram, analysis } = all;
      const { session } = app.context();
      const options = {
        ...figureOptions(session, choice),
        ...(await askedFor(all, choice, session.journey)),
      };
      if (choice.format === 'markdown') {
        const text = exportMarkdown(diagram, analysis.estimate, options);
        if (over.signal.aborted) return;
        setShown({ figure: null, text, size: `${formatCount(text.split('\n').length)} lines` });
        return;
      }
      const question = { diagram, estimate: analysis.estimate, options };
      const plain = await drawFigure(question, over.signal);
      const svg = await withFont(plain, figureTools().font);
      if (over.signal.aborted) return;
      address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      setShown({ figure: address, text: '', size: sizeWords(svg, choice) });
    };
    void draw().catch((thrown: unknown) => {
      const cause = thrown instanceof Error ? thrown.message : String(thrown);
      if (!over.signal.aborted) setShown({ figure: null, text: `It can’t be drawn: ${cause}.`, size: '' });
    });
    return () => {
      over.abort();
      // The picture before is shown until the next one is.
      const old = address;
      if (old !== null) setTimeout(() => URL.revokeObjectURL(old), 2000);
    };
  }, [app, whole, choice]);
  return shown;
}

function sizeWords(svg: string, { format, scale: wanted }: ExportChoice): string {
  const size = figureSize(svg);
  if (!size) return '';
  const scale = format === 'png' ? fittingScale(size, wanted) : 1;
  const { width, height } = pixelSize(size, scale);
  const pixels = `${formatCount(width)} × ${formatCount(height)} pixels`;
  if (format === 'png') return scale === wanted ? pixels : `${pixels}: ${scale}×, as large as fits`;
  return `${pixels}, ${formatCount(Math.ceil(svg.length / 1000))} kB`;
}
