/** How what is selected looks: its colour, and the size of its words or the width of its ink. */
import { STROKE_WIDTH } from '../../layout/strokeOutline';
import type { Note } from '../../model/diagram';
import { TEXT_SIZES, type TextSize } from '../../model/style';
import {
  accentOf,
  plainNotes,
  setAccent,
  setStrokeWidth,
  setTextSize,
  strokesAmong,
} from '../../state/styling';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { Row, Section } from '../inspector/Section';
import { SelectField } from '../inspector/SelectField';
import { AccentChoice } from './AccentChoice';
import { WidthChoice } from './WidthChoice';

const SIZES: Readonly<Record<TextSize, string>> = {
  small: 'Small',
  medium: 'Medium',
  large: 'Large',
  huge: 'Huge',
};
const SEVERAL = 'Several';

export function StyleSection() {
  const app = useApp();
  const diagram = useDiagram();
  const selection = useSession((session) => session.selection);
  const accents = [...selection].flatMap((ref) => {
    const accent = accentOf(diagram, ref);
    return accent === undefined ? [] : [accent];
  });
  if (accents.length === 0) return null;
  const strokes = strokesAmong(diagram, selection);
  const words = plainNotes(diagram, selection);
  return (
    <Section title="Look">
      <AccentChoice
        label="Colour"
        none={strokes.length === selection.size ? 'Ink' : 'None'}
        value={same(accents)}
        onChange={(accent) => app.apply(setAccent(app.context(), accent))}
      />
      {strokes.length > 0 && (
        <WidthChoice
          label="Width of the ink"
          value={same(strokes.map(([, { width = STROKE_WIDTH }]) => width))}
          onChange={(width) => app.apply(setStrokeWidth(app.context(), width))}
        />
      )}
      {words.length > 0 && (
        <Row label="Size of the text">
          {(labelledBy) => (
            <SelectField
              labelledBy={labelledBy}
              value={same(words.map(([, note]) => sizeOf(note))) ?? SEVERAL}
              options={TEXT_SIZES.map((size) => ({ value: size, label: SIZES[size] }))}
              onChange={(next) => {
                const size = TEXT_SIZES.find((one) => one === next);
                if (size) app.apply(setTextSize(app.context(), size));
              }}
            />
          )}
        </Row>
      )}
    </Section>
  );
}

const sizeOf = ({ textSize = 'medium' }: Note): TextSize => textSize;

/** What all of them are; undefined: they differ. */
function same<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
