/** How a connection is drawn, and how a page is: its look and its lines. */
import { LINE_STYLES, type LineStyle, LOOKS, type Look } from '../../model/style';
import { command } from '../../state/commands/commands';
import { useApp, useDiagram } from '../app/hooks';
import { ChoiceRow } from './ConnectionRows';
import { type ConnectionPart, resetOf } from './connectionPart';
import { Row, Section } from './Section';
import { SelectField } from './SelectField';

const LABELS: Readonly<Record<LineStyle, string>> = {
  rounded: 'Rounded corners',
  orthogonal: 'Square corners',
  curved: 'Curved',
  straight: 'Straight',
};
const LOOK_NAMES: Readonly<Record<Look, string>> = { clean: 'Clean', sketch: 'Sketched by hand' };
const HELP = 'All but straight lines go around components.';

export function LineSection({ connection, set }: ConnectionPart) {
  const { style } = useDiagram();
  return (
    <Section title="The line">
      <ChoiceRow
        label="Drawn"
        help={HELP}
        unsaid={`As the page: ${LABELS[style.lines ?? 'rounded'].toLowerCase()}`}
        value={connection.line}
        labels={LABELS}
        onChange={(line) => set({ line })}
      />
      {connection.labelAt !== undefined && (
        <Row
          label="Label"
          help="It was dragged to where it stands; the others give way to it."
          onReset={resetOf(connection.labelAt, () => set({ labelAt: undefined }))}
        >
          {() => <span className="muted">Where you put it</span>}
        </Row>
      )}
    </Section>
  );
}

export function PageStyle() {
  const app = useApp();
  const { style } = useDiagram();
  return (
    <Section title="Drawn">
      <Row label="Look" help="Sketched, it says that nothing is settled yet.">
        {(labelledBy) => (
          <SelectField
            labelledBy={labelledBy}
            value={style.look ?? 'clean'}
            options={LOOKS.map((id) => ({ value: id, label: LOOK_NAMES[id] }))}
            onChange={(next) => app.run(command(`look-${next}`))}
          />
        )}
      </Row>
      <Row label="Lines" help={HELP}>
        {(labelledBy) => (
          <SelectField
            labelledBy={labelledBy}
            value={style.lines ?? 'rounded'}
            options={LINE_STYLES.map((id) => ({ value: id, label: LABELS[id] }))}
            onChange={(next) => app.run(command(`lines-${next}`))}
          />
        )}
      </Row>
    </Section>
  );
}
