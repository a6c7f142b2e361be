import { expect, test } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { exportSvg } from '../../src/formats/exporters/svg';
import { visibleDiagram } from '../../src/layout/visibleDiagram';
import type { Diagram } from '../../src/model/diagram';
import { make } from '../model/make';

const shop = (collapsed: boolean): Diagram =>
  make({
    components: {
      user: { type: 'client', name: 'User', position: { x: -400, y: 40 } },
      a: { name: 'Orders', position: { x: 0, y: 0 }, in: ['z'] },
      b: { name: 'Stock', position: { x: 0, y: 120 }, in: ['z'] },
      c: { type: 'sql-database', name: 'Store', position: { x: 600, y: 40 } },
    },
    connections: { u: 'user>a', ab: 'a>b', ac: 'a>c', bc: 'b>c' },
    groups: {
      z: { type: 'zone', name: 'eu-west-1a', ...(collapsed && { collapsed: true }) },
    },
    rest: { title: 'Shop' },
  });
const figure = (diagram: Diagram, options = {}) => exportSvg(diagram, estimate(diagram), options);

test('a collapsed group is one card in the figure, its inside is not drawn, parallel lines are one', () => {
  const svg = figure(shop(true));
  expect(svg).toContain('<title>eu-west-1a (zone · 2 parts)</title>');
  expect(svg.match(/class="group-card"/g)?.length).toBe(1);
  expect(svg.match(/class="connection"/g)?.length).toBe(2);
  expect(svg).toContain('<title>Orders → Store; Stock → Store</title>');
  expect(svg).toContain('2 connections');
  expect(svg).not.toContain('>Orders</text>');
  expect(svg).toMatch(/p99 [\d.]+ ms · 98\.5 %/);
  expect(figure(shop(false))).toContain('>Orders</text>');
});

test('a part of the page with the group in it shows the card; bare, without numbers', () => {
  const diagram = shop(true);
  const part = figure(diagram, { only: new Set(['group:z', 'component:c']) });
  expect(part.match(/class="group-card"/g)?.length).toBe(1);
  expect(part.match(/class="connection"/g)?.length).toBe(1);
  expect(figure(diagram, { bare: true })).not.toContain('p99');
  expect(visibleDiagram(diagram).cards.size).toBe(1);
});
