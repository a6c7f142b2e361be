/** Of a collapsed group: what is behind its card, and what its callers see of it. */
import { groupNumbers } from '../../estimate/groupNumbers';
import { enteringCard } from '../../layout/groupCard';
import { visibleDiagram } from '../../layout/visibleDiagram';
import { connectionName, nameOf } from '../../model/queries';
import { formatShare } from '../../shared/formatNumbers';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';
import { SeenNumbers } from '../why/SeenNumbers';
import { FigureLines } from './Figures';
import { Section } from './Section';

export function CollapsedSection({ id }: { readonly id: string }) {
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const journey = useSession((session) => session.journey);
  const visible = visibleDiagram(diagram);
  const [cardId, card] = [...visible.cards].find(([, { groupId }]) => groupId === id) ?? [];
  if (cardId === undefined || !card) return null;
  const { components, notes } = card;
  const behind = [
    ...components.map((one) => nameOf(diagram, one)),
    ...(notes.length > 0 ? [notes.length === 1 ? '1 note' : `${notes.length} notes`] : []),
  ];
  const entering = enteringCard(diagram, visible, cardId);
  const { seen, slowest, leastUp, utilization } = groupNumbers(
    diagram,
    estimate,
    { components, entering },
    journey,
  );
  return (
    <Section title="As one">
      {seen && (
        <p className="figure-lines">
          Its callers see at worst <SeenNumbers seen={seen} slowest={slowest} leastUp={leastUp} isInOrder />
        </p>
      )}
      <FigureLines
        lines={[
          utilization === null ? null : `Its busiest part is ${formatShare(utilization)} used`,
          entering.length > 0
            ? `Called over ${entering.map((one) => connectionName(diagram, one)).join(', ')}`
            : null,
          behind.length > 0 ? `Behind it: ${behind.join(', ')}` : null,
        ]}
      />
    </Section>
  );
}
