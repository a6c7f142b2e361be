/** How things look: a colour for what is selected, the size of text, the width of ink, the hand a page is drawn in. */
import { ACCENTS, LOOKS, type Look, TEXT_SIZES, type TextSize } from '../../model/style';
import type { Command, Context, Outcome } from '../command';
import { PEN_WIDTHS } from '../sessionStore';
import {
  canWearAccent,
  hasStrokes,
  hasText,
  plainNotes,
  setAccent,
  setLook,
  setPen,
  setStrokeWidth,
  setTextSize,
} from '../styling';

const WIDTH_NAMES: readonly string[] = ['thin', 'medium', 'thick'];
const LOOK_LABELS: Readonly<Record<Look, string>> = {
  clean: 'Look: clean',
  sketch: 'Look: as if sketched by hand',
};

export const ACCENT_IDS: readonly string[] = ['none', ...ACCENTS].map((accent) => `accent-${accent}`);
export const LOOK_IDS: readonly string[] = LOOKS.map((look) => `look-${look}`);

const hasPen = ({ session }: Context): boolean => session.tool === 'pen';

/** The size text has now: of what is selected, else of what is written next. */
export function textSizeNow({ diagram, session }: Context): TextSize {
  const [first] = session.tool === 'text' ? [] : plainNotes(diagram, session.selection);
  return first ? (first[1].textSize ?? 'medium') : session.textSize;
}

const sizeText = (context: Context, textSize: TextSize): Outcome =>
  context.session.tool === 'text' ? { session: { textSize } } : setTextSize(context, textSize);

const step =
  (by: 1 | -1): Command['run'] =>
  (context) => {
    const next = TEXT_SIZES[TEXT_SIZES.indexOf(textSizeNow(context)) + by];
    return next ? sizeText(context, next) : {};
  };

export const styleCommands: readonly Command[] = [
  ...[null, ...ACCENTS].map(
    (accent): Command => ({
      id: `accent-${accent ?? 'none'}`,
      label: `Colour: ${accent ?? 'none'}`,
      family: 'arrange',
      keys: [],
      enabled: canWearAccent,
      run: (context) => (hasPen(context) ? setPen(context, { accent }) : setAccent(context, accent)),
    }),
  ),
  ...TEXT_SIZES.map(
    (size): Command => ({
      id: `text-${size}`,
      label: `Text: ${size}`,
      family: 'arrange',
      keys: [],
      enabled: hasText,
      run: (context) => sizeText(context, size),
    }),
  ),
  {
    id: 'text-larger',
    label: 'Larger text',
    family: 'arrange',
    keys: ['Mod+>'],
    enabled: hasText,
    run: step(1),
  },
  {
    id: 'text-smaller',
    label: 'Smaller text',
    family: 'arrange',
    keys: ['Mod+<'],
    enabled: hasText,
    run: step(-1),
  },
  ...PEN_WIDTHS.map(
    (width, index): Command => ({
      id: `ink-${WIDTH_NAMES[index]}`,
      label: `Ink: ${WIDTH_NAMES[index]}`,
      family: 'arrange',
      keys: [],
      enabled: hasStrokes,
      run: (context) => (hasPen(context) ? setPen(context, { width }) : setStrokeWidth(context, width)),
    }),
  ),
  ...LOOKS.map(
    (look): Command => ({
      id: `look-${look}`,
      label: LOOK_LABELS[look],
      family: 'view',
      keys: [],
      run: (context) => setLook(context, look),
    }),
  ),
];
