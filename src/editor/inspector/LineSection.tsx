/** How a connection is drawn, and how all lines of a page are. */
import { LINE_STYLES, type LineStyle } from '../../model/style';
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

export function PageLines() {
  const app = useApp();
  const { style } = useDiagram();
  return (
    <Section title="Lines">
      <Row label="Drawn" help={HELP}>
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
