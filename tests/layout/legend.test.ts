import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import { drawnNoteRect, legendEntries } from '../../src/layout/legend';
import { nodeRect } from '../../src/layout/nodeRect';
import type { Diagram } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { overlaps } from '../../src/shared/geometry';
import { addLegend } from '../../src/state/addLegend';
import { createApp } from '../../src/state/app';
import { whatIsWrong } from '../formats/wellFormed';
import { inFull } from '../support/inFull';
import { expectSavedAndOpened } from '../support/savedAndOpened';

const drawn = sketch({
  parts: {
    jobs: part('message-queue', 'Jobs'),
    api: part('service', 'API', { replicas: 2 }),
    mail: part('worker', 'Mail', { replicas: 2 }),
    user: part('client', 'User'),
    odd: part('flux-capacitor', 'Odd'),
  },
  links: [link('user', 'api'), link('api', 'jobs'), link('jobs', 'mail')],
});

function withLegend(diagram: Diagram): Diagram {
  const app = createApp(diagram);
  app.apply(addLegend(app.context()));
  return app.document.getState().diagram;
}

describe('a legend', () => {
  it('lists each kind of part once, in the catalog’s order, and the kinds of line', () => {
    expect(legendEntries(drawn).map(({ label }) => label)).toEqual([
      ...['Client', 'Service', 'Worker', 'Message queue'],
      ...['Waits for an answer', 'Goes on at once'],
    ]);
    expect(legendEntries(sketch({ parts: {} }))).toEqual([]);
  });

  it('is put beside all that is drawn, once, and saved', () => {
    const diagram = withLegend(drawn);
    const [[id, note] = ['', null]] = diagram.notes;
    expect([id, note?.legend, diagram.notes.size]).toEqual(['legend', true, 1]);
    expectSavedAndOpened(diagram);
    for (const component of diagram.components.values())
      expect(note && overlaps(drawnNoteRect(diagram, note), nodeRect(component), 0)).toBe(false);
    const again = createApp(diagram);
    again.apply(addLegend(again.context()));
    expect(again.document.getState().diagram).toBe(diagram);
    expect(again.session.getState().selection).toEqual(new Set(['note:legend']));
  });

  it('has room for all it says, when the diagram has grown too', () => {
    const diagram = withLegend(sketch({ parts: {} }));
    const [note] = diagram.notes.values();
    const grown: Diagram = { ...diagram, components: drawn.components, connections: drawn.connections };
    if (!note) throw new Error('there is no legend');
    expect(drawnNoteRect(grown, note).height).toBeGreaterThan(drawnNoteRect(diagram, note).height + 100);
    expect(drawnNoteRect(grown, note).width).toBeGreaterThan(120);
  });

  it('is nothing to the estimate and the rules', () => {
    const diagram = withLegend(drawn);
    expect(inFull(estimate(diagram)).journeys).toEqual(inFull(estimate(drawn)).journeys);
    const said = (of: Diagram) => review(of, estimate(of)).map(({ message }) => message);
    expect(said(diagram)).toEqual(said(drawn));
  });

  it('is in the figure, under its title', () => {
    const diagram = withLegend(drawn);
    const [note] = diagram.notes.values();
    const titled: Diagram = {
      ...diagram,
      notes: new Map([['l', { ...note, text: 'Key <1>', legend: true }]]),
    };
    const figure = exportSvg(titled, estimate(titled));
    expect(whatIsWrong(figure)).toBeNull();
    for (const words of ['Key &lt;1&gt;', 'Goes on at once', 'Message queue'])
      expect(figure).toContain(words);
  });
});
