/** A journey by its path: what goes on it, what doesn't and why, and the journey it makes. */
import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/model/elements';
import { createApp } from '../../src/state/app';
import {
  componentsOn,
  editPath,
  enterAt,
  pointAt,
  startPath,
  stepBack,
  takePath,
  waysOn,
} from '../../src/state/path';
import { documentText, parsed } from '../document/documents';

const shop = parsed(
  documentText(
    '"components":{"u":{"type":"client"},"lb":{"type":"load-balancer"},"api":{"type":"service"},"other":{"type":"service"},"db":{"type":"sql-database"}},' +
      '"connections":{"a":{"from":"u","to":"lb"},"b":{"from":"lb","to":"api"},"c":{"from":"lb","to":"other"},"d":{"from":"api","to":"db"},"e":{"from":"other","to":"db"}},' +
      '"journeys":{"buy":{"name":"Buy","entry":"u","operation":"read","connections":["a","b"]}}',
  ),
);

function begun(kind: 'new' | 'buy' = 'new') {
  const app = createApp(shop);
  app.apply(kind === 'new' ? startPath(app.context()) : editPath(app.context(), 'buy'));
  const point = (...refs: readonly (readonly ['component' | 'connection', string])[]) => {
    for (const [of, id] of refs) app.apply(pointAt(app.context(), refOf(of, id)));
    return app.session.getState().path;
  };
  return { app, point };
}

describe('a path', () => {
  it('begins where is pointed first, and goes on over what calls what is pointed at', () => {
    const { app, point } = begun();
    expect(point(['component', 'u'])).toMatchObject({ entry: 'u', connections: [] });
    const path = point(['component', 'lb'], ['connection', 'c'], ['connection', 'b'], ['component', 'db']);
    // Both call it; the one come to last does here.
    expect(path).toMatchObject({ connections: ['a', 'c', 'b', 'd'], refused: null });
    expect(path && componentsOn(shop, path)).toEqual(['u', 'lb', 'other', 'api', 'db']);
    expect(path && waysOn(shop, path)).toEqual(['e']);
    app.apply(takePath(app.context()));
    expect(app.view.getState().diagram.journeys.get('journey')).toEqual({
      entry: 'u',
      connections: ['a', 'c', 'b', 'd'],
    });
    expect(app.session.getState()).toMatchObject({ path: null, journey: 'journey' });
    app.apply({ effect: 'undo' });
    expect(app.view.getState().diagram.journeys.has('journey')).toBe(false);
  });

  it('says why something is not on it', () => {
    const { point } = begun();
    expect(point(['component', 'u'], ['component', 'db'])?.refused).toBe(
      'Nothing on the path so far calls db: point at what comes before it.',
    );
    expect(point(['connection', 'd'])?.refused).toContain('The path doesn’t come to api');
    expect(point(['component', 'u'])?.refused).toBe('u is on the path already.');
    expect(point(['component', 'lb'])).toMatchObject({ refused: null, connections: ['a'] });
  });

  it('loses what only a connection led to, and what was put on last', () => {
    const { app, point } = begun();
    point(['connection', 'a'], ['component', 'api'], ['component', 'db']);
    expect(point(['connection', 'b'])?.connections).toEqual(['a']);
    app.apply(stepBack(app.context()));
    expect(app.session.getState().path).toMatchObject({ entry: 'u', connections: [] });
    app.apply(stepBack(app.context()));
    expect(app.session.getState().path?.entry).toBeNull();
    app.apply(takePath(app.context()));
    expect(app.session.getState().path).not.toBeNull();
  });

  it('of a journey there is changes that journey, reads and writes alike', () => {
    const { app, point } = begun('buy');
    point(['component', 'db']);
    app.apply(takePath(app.context()));
    expect(app.view.getState().diagram.journeys.get('buy')).toEqual({
      name: 'Buy',
      entry: 'u',
      connections: ['a', 'b', 'd'],
    });
  });

  it('from another entry keeps what can be come to from there', () => {
    const { app } = begun('buy');
    app.apply(enterAt(app.context(), 'lb'));
    expect(app.session.getState().path).toMatchObject({ entry: 'lb', connections: ['b'] });
  });
});
