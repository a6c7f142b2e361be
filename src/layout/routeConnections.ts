/**
 * The line each connection is drawn with: an orthogonal polyline from card to card around all other cards, beside other
 * lines and not on them; one that is to be straight goes the direct way. One of a few simple shapes where one is free,
 * else the cheapest way there is. Deterministic: the same diagram gives the same lines.
 */
import type { Diagram } from '../model/diagram';
import { createLineRouter } from './lineRouter';
import type { Route } from './route';

export type { Route } from './route';

export const routeConnections = (diagram: Diagram): ReadonlyMap<string, Route> => createLineRouter()(diagram);
