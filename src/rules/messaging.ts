/**
 * Who takes messages from a broker, and where those go that fail. A consumer is drawn behind its queue, or as a
 * component that polls it: a synchronous connection into it whose operation is a read.
 */
import { modeOf } from '../catalog/effective';
import type { ReviewView } from './rule';

type Drawn = Pick<ReviewView, 'diagram' | 'graph'>;

/** Components that take messages from it, dead-letter queues left out. */
export function consumersOf(drawn: Drawn, brokerId: string): readonly string[] {
  const behind = drawn.graph.outgoing(brokerId).map(([, connection]) => connection.to);
  return [...new Set([...behind, ...pollersOf(drawn, brokerId)])].filter(
    (id) => !isDeadLetterQueue(drawn, id),
  );
}

/** Components drawn as reading from it and waiting for the answer; a sender would enqueue asynchronously. */
export const pollersOf = ({ diagram, graph }: Drawn, brokerId: string): readonly string[] =>
  graph
    .incoming(brokerId)
    .filter(([, connection]) => connection.operation === 'read' && modeOf(diagram, connection) === 'sync')
    .map(([, connection]) => connection.from);

export function isDeadLetterQueue({ diagram }: Drawn, id: string): boolean {
  const component = diagram.components.get(id);
  return component?.type === 'dead-letter-queue' || component?.settings?.purpose === 'dead-letter';
}

/** Its own, or one that it or a consumer of it sends to. */
export function hasDeadLetterQueue(drawn: Drawn, brokerId: string): boolean {
  if (drawn.diagram.components.get(brokerId)?.settings?.deadLetter === true) return true;
  return [brokerId, ...consumersOf(drawn, brokerId)].some((id) =>
    drawn.graph.outgoing(id).some(([, connection]) => isDeadLetterQueue(drawn, connection.to)),
  );
}
