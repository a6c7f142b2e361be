import type { Connection } from '../../model/diagram';
import type { ConnectionView } from '../connectionView';
import { viewOf } from '../connectionView';
import { removeConnection } from '../remedies';
import type { ConnectionRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });

export const rule: ConnectionRule = {
  id: 'duplicate-connection',
  about: 'connection',
  severity: 'error',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'Each connection is drawn once',
  why: 'A second arrow that says the same counts the same call twice, in latency, in load and in errors.',
  source: 'Simon Brown, “The C4 model for visualising software architecture”, on relationships',
  exceptions:
    'Connections that differ in protocol, operation, mode or step are different calls. A call made several times in a row is one connection with `timesPerRequest`.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api'), link('user', 'api')] }),
  allowed: sketch({
    parts: { user, api },
    links: [link('user', 'api', { operation: 'read' }), link('user', 'api', { operation: 'write' })],
  }),
  check: (view) => {
    const { from, to, id } = view;
    const same = firstLike(view);
    if (same === null) return null;
    return {
      message: `${from.name} is already connected to ${to.name} in this way: give one of the two another protocol, operation, mode or step.`,
      ...(id !== null && { connections: [same, id], remedy: removeConnection('Remove the second', id) }),
    };
  },
};

/** The first connection that says the same; of two drawn ones the later is the duplicate. */
function firstLike(view: ConnectionView): string | null {
  if (view.isDrawn && !hasTwin(view)) return null;
  for (const [id, other] of view.graph.between(view.from.id, view.to.id)) {
    if (id === view.id && view.isDrawn) return null;
    if (id === view.id) continue;
    if (saysTheSame(view, id, other)) return id;
  }
  return null;
}

/** Most drawn ones have nothing beside them, which is quickly seen from the end with fewer. */
function hasTwin({ graph, from, to, id }: ConnectionView): boolean {
  const leaving = graph.partAt(from.id)?.outgoing ?? [];
  if (leaving.length <= FEW) return leaving.some((link) => link.to.id === to.id && link.id !== id);
  const arriving = graph.partAt(to.id)?.incoming ?? [];
  return arriving.length > FEW || arriving.some((link) => link.from.id === from.id && link.id !== id);
}

/** Where both have more, one of them has a list by the other end. */
const FEW = 8;

function saysTheSame(view: ConnectionView, id: string, other: Connection): boolean {
  const known = viewOf(view.diagram, other, { id });
  const { operation, step } = view.connection;
  return (
    known.protocol === view.protocol &&
    known.mode === view.mode &&
    other.operation === operation &&
    other.step === step
  );
}
