/** What the last figure was made as: where the next one starts from, and what a copy looks like. */
import type { NumberReading } from '../estimate/connectionLabel';
import type { PngOptions } from '../formats/exporters/png';
import { type ElementRef, kindOf } from '../model/elements';

export interface ExportChoice {
  /** An exporter's id. */
  readonly format: string;
  readonly scale: number;
  readonly theme: 'light' | 'dark';
  readonly what: 'page' | 'selection';
  readonly transparent: boolean;
  /** Title and journeys, where all of a page is shown. */
  readonly titled: boolean;
  readonly withDocument: boolean;
  /** Of a text: whether it says what its numbers rest on. */
  readonly assumptions: boolean;
}

/** What is on the screen, of a session. */
interface Shown {
  readonly selection: ReadonlySet<ElementRef>;
  readonly journey: string | null;
  readonly reading: NumberReading | 'none';
}

/** As the command line has it. */
export const DEFAULT_EXPORT: ExportChoice = {
  format: 'svg',
  scale: 2,
  theme: 'light',
  what: 'page',
  transparent: false,
  titled: true,
  withDocument: true,
  assumptions: false,
};

/** What is selected and can be shown by itself: a connection alone can't. */
export function shownAlone(selection: ReadonlySet<ElementRef>): ReadonlySet<ElementRef> | null {
  return [...selection].some((ref) => kindOf(ref) !== 'connection') ? selection : null;
}

/** The choice for this diagram as it is on the screen; a selection that is gone is the whole page. */
export function figureOptions(shown: Shown, choice: ExportChoice): PngOptions {
  const only = choice.what === 'selection' ? shownAlone(shown.selection) : null;
  return {
    theme: choice.theme,
    scale: choice.scale,
    transparent: choice.transparent,
    withDocument: choice.withDocument,
    reading: shown.reading,
    ...(shown.journey === null ? {} : { journey: shown.journey }),
    ...(only ? { only } : { titled: choice.titled }),
  };
}
