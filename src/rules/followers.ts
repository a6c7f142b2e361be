/**
 * What may follow (or precede) a component, most usual first: what the picker on empty canvas offers, asked of
 * the rules with a component that isn't there yet.
 */
import { COMPONENT_TYPES, technology } from '../catalog/catalog';
import type { ComponentType, Role, Technology } from '../catalog/componentType';
import { typeOf } from '../catalog/effective';
import type { Component, Diagram } from '../model/diagram';
import type { ProposedConnection } from '../model/finding';
import { judgeWith } from './judge';

export interface Follower {
  readonly type: ComponentType;
  /** Absent: the type without a product. */
  readonly technology?: Technology;
  /** The connection as it would be drawn, but for the new component's id, which is empty. */
  readonly connection: ProposedConnection;
}

/** Component types that may follow this one, each with the technologies that may. */
export const followersOf = (diagram: Diagram, fromId: string): readonly Follower[] =>
  neighboursOf(diagram, fromId, 'after');

/** Component types that may call this one. */
export const predecessorsOf = (diagram: Diagram, toId: string): readonly Follower[] =>
  neighboursOf(diagram, toId, 'before');

function neighboursOf(diagram: Diagram, id: string, side: 'after' | 'before'): readonly Follower[] {
  const component = diagram.components.get(id);
  if (!component) return [];
  const { id: typeId, role } = typeOf(component);
  const usual =
    (side === 'after'
      ? (AFTER_TYPE.get(typeId) ?? USUALLY_AFTER.get(role))
      : (BEFORE_TYPE.get(typeId) ?? USUALLY_BEFORE.get(role))) ?? [];
  const rank = (type: ComponentType) => {
    const index = usual.indexOf(type.id);
    return index < 0 ? usual.length : index;
  };
  return COMPONENT_TYPES.map((type, index) => ({ type, index }))
    .sort((a, b) => rank(a.type) - rank(b.type) || a.index - b.index)
    .flatMap(({ type }) =>
      variantsOf(type).flatMap((variant) => neighbour(diagram, id, side, type, variant)),
    );
}

/** The type alone, then with each product it is offered with. */
const variantsOf = (type: ComponentType): readonly (Technology | undefined)[] => [
  undefined,
  ...type.technologies.flatMap((id) => technology(id) ?? []),
];

function neighbour(
  diagram: Diagram,
  id: string,
  side: 'after' | 'before',
  type: ComponentType,
  product: Technology | undefined,
): readonly Follower[] {
  const component: Component = { type: type.id, ...(product && { settings: { technology: product.id } }) };
  const proposed = side === 'after' ? { from: id, to: '' } : { from: '', to: id };
  const judgement = judgeWith(diagram, proposed, new Map([['', component]]));
  return judgement.allowed
    ? [{ type, ...(product && { technology: product }), connection: judgement.connection }]
    : [];
}

/** What people draw next; whatever else is allowed comes after, in the palette's order. */
const USUALLY_AFTER: ReadonlyMap<Role, readonly string[]> = new Map<Role, readonly string[]>([
  ['client', ['load-balancer', 'cdn', 'api-gateway', 'service', 'dns', 'reverse-proxy']],
  ['router', ['service', 'api-gateway', 'load-balancer', 'serverless-function', 'reverse-proxy']],
  [
    'compute',
    ['sql-database', 'cache', 'service', 'message-queue', 'key-value-store', 'object-store', 'event-log'],
  ],
  ['cache', ['sql-database', 'object-store', 'load-balancer', 'service', 'key-value-store']],
  ['store', ['read-replica', 'event-log', 'worker', 'serverless-function', 'search-index']],
  ['broker', ['worker', 'service', 'serverless-function', 'message-queue', 'search-index']],
  ['external', ['load-balancer', 'api-gateway', 'service']],
  ['untyped', ['box', 'service', 'sql-database', 'cache', 'message-queue']],
]);

const USUALLY_BEFORE: ReadonlyMap<Role, readonly string[]> = new Map<Role, readonly string[]>([
  ['client', ['service', 'api-gateway']],
  ['router', ['client', 'load-balancer', 'dns', 'cdn']],
  ['compute', ['load-balancer', 'api-gateway', 'client', 'service', 'message-queue']],
  ['cache', ['service', 'client', 'api-gateway']],
  ['store', ['service', 'worker', 'cache', 'serverless-function']],
  ['broker', ['service', 'serverless-function', 'worker', 'scheduler']],
  ['external', ['service', 'worker', 'serverless-function']],
  ['untyped', ['box', 'service', 'client']],
]);

/** Where a type is followed by other things than the rest of its role. */
const AFTER_TYPE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['dns', ['load-balancer', 'cdn', 'reverse-proxy', 'api-gateway']],
  ['cdn', ['object-store', 'load-balancer', 'service', 'waf']],
  ['waf', ['cdn', 'load-balancer', 'api-gateway', 'reverse-proxy']],
  ['bff', ['service', 'cache', 'api-gateway']],
  ['graphql-server', ['service', 'cache', 'sql-database']],
  ['connection-gateway', ['service', 'cache', 'message-queue', 'topic']],
  ['saga-orchestrator', ['service', 'message-queue', 'sql-database']],
  ['stream-processor', ['event-log', 'sql-database', 'wide-column-store', 'time-series-store', 'cache']],
  ['batch-job', ['data-warehouse', 'object-store', 'sql-database']],
  ['hash-ring', ['cache', 'key-value-store', 'wide-column-store']],
  ['shard-router', ['sql-database', 'key-value-store', 'document-store']],
  ['federated-database', ['sql-database', 'document-store']],
  ['transaction-coordinator', ['sql-database', 'distributed-sql-database']],
  ['dead-letter-queue', ['alerting', 'worker', 'service']],
  ['metrics-store', ['alerting']],
  ['log-store', ['alerting', 'data-warehouse']],
  ['identity-provider', ['sql-database', 'cache']],
]);

const BEFORE_TYPE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['alerting', ['metrics-store', 'log-store', 'dead-letter-queue']],
  ['dead-letter-queue', ['message-queue', 'task-queue', 'worker']],
  ['data-warehouse', ['batch-job', 'stream-processor', 'event-log']],
  ['time-series-store', ['stream-processor', 'service', 'worker']],
]);
