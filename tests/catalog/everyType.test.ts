/**
 * Every component type, through the whole program: estimated alone and in a chain, exported, saved and opened with
 * every setting, refused where a setting is out of range.
 */
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import type { ComponentType, Field } from '../../src/catalog/componentType';
import { effectiveSettings } from '../../src/catalog/effective';
import { fieldsFor } from '../../src/catalog/fieldsFor';
import { nodeSubtitle } from '../../src/catalog/subtitle';
import { estimate } from '../../src/estimate/estimate';
import { EXPORTERS } from '../../src/formats/exporters/exporters';
import type { Component, Connection, Diagram, Settings } from '../../src/model/diagram';
import { putConnection } from '../../src/model/edits';
import { judge } from '../../src/rules/judge';
import { review } from '../../src/rules/review';
import { part, sketch } from '../../src/rules/sketch';
import { plumbline } from '../cli/fakeIo';
import { whatIsWrong } from '../formats/wellFormed';
import { type Drawn, fakeTools } from '../support/fakeTools';
import { expectSavedAndOpened } from '../support/savedAndOpened';

describe.each(COMPONENT_TYPES.map((type) => [type.id, type] as const))('%s', (id, type) => {
  it('is estimated alone', () => {
    const { components, problems } = estimate(sketch({ parts: { it: part(id, 'It') } }));
    expect(problems).toEqual([]);
    const numbers = components.get('it');
    expect(numbers?.availability).toBe(effectiveSettings({ type: id }).availability);
    expect(numbers?.latencyMs?.p99).toBeGreaterThanOrEqual(numbers?.latencyMs?.p50 ?? Number.NaN);
  });

  it('is estimated in a chain: as often up as its parts together', () => {
    const diagram = chainThrough(id);
    const journey = estimate(diagram).journeys.get('j');
    expect(journey?.exact).toBe(true);
    expect(journey?.availability).toBeCloseTo(upFrom(diagram, 'user'), 12);
    expect(Number.isFinite(journey?.latencyMs?.p99)).toBe(true);
  });

  it('is in every export, which its findings don’t stop', async () => {
    const diagram = chainThrough(id);
    const numbers = estimate(diagram);
    expect(review(diagram, numbers).filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const exporter of EXPORTERS) {
      const drawn: Drawn[] = [];
      const { data } = await exporter.export(diagram, numbers, fakeTools(drawn));
      const text = typeof data === 'string' ? data : (drawn[0]?.svg ?? '');
      expect(text).toContain('Part in the middle');
      if (exporter.mimeType !== 'text/markdown') expect(whatIsWrong(text)).toBeNull();
    }
  });

  it('is saved and opened with every setting it has, and with settings of newer files', () => {
    for (const value of [lowest, highest]) {
      const settings = settingsBy(type, value);
      expectSavedAndOpened(sketch({ parts: { it: part(id, 'It', settings) } }));
      estimate(sketch({ parts: { it: part(id, 'It', settings) } }));
      expect(nodeSubtitle({ type: id, settings })).not.toBe('');
    }
    const newer = { fromTheFuture: { deep: [1, null] }, ['__proto__']: 7 };
    expectSavedAndOpened(sketch({ parts: { it: part(id, 'It', newer) } }));
  });

  it('is refused by check with a setting out of range, which is named with what is allowed', async () => {
    const bad = type.fields.flatMap((field) => {
      const value = outOfRange(field);
      return value === undefined ? [] : [{ field, value }];
    });
    for (const { field, value } of bad) {
      const settings = { [field.id]: value };
      const document = { format: 'plumbline', version: 1, components: { it: { type: id, settings } } };
      const text = JSON.stringify({ ...document, connections: {} });
      const { exit, err } = await plumbline(['check', 'a'], { files: { a: text } });
      expect(exit, field.id).toBe(2);
      expect(err).toContain(`components.it.settings.${field.id}`);
      expect(err).toContain(allowed(field));
    }
  });
});

it('has settings to refuse', () => {
  expect(
    COMPONENT_TYPES.flatMap((type) => type.fields).filter((field) => outOfRange(field)).length,
  ).toBeGreaterThan(100);
});

const MIDDLE = part('service', 'Part');

/** client → it → what may follow, with a service between where the rules ask for one. */
function chainThrough(id: string): Diagram {
  const parts = { user: part('client', 'User'), api: MIDDLE, it: part(id, 'Part in the middle') };
  const journeys = { j: { entry: 'user', requestsPerSecond: 1 } };
  const start = sketch({ parts, journeys });
  const direct = connected(start, 'user', 'it');
  const before =
    direct ??
    connected(connected(start, 'user', 'api') ?? start, 'api', 'it') ??
    connected(start, 'it', 'api');
  expect(before, `nothing may lead to or from ${id}`).not.toBeNull();
  const follower = ['service', 'sql-database', 'object-store', 'worker', 'read-replica', 'event-log'].flatMap(
    (type) => {
      const wider: Diagram = {
        ...(before ?? start),
        components: new Map([...start.components, ['end', part(type, 'End')]]),
      };
      const next = connected(wider, 'it', 'end');
      return next ? [next] : [];
    },
  )[0];
  return follower ?? before ?? start;
}

function connected(diagram: Diagram, from: string, to: string): Diagram | null {
  const judgement = judge(diagram, { from, to });
  return judgement.allowed
    ? putConnection(diagram, `${from}-${to}`, { ...judgement.connection } satisfies Connection)
    : null;
}

/** Share of requests answered from here on, where nothing is asked twice: a product, but for what caches answer. */
function upFrom(diagram: Diagram, id: string): number {
  const component: Component = diagram.components.get(id) ?? { type: 'box' };
  const { availability, hitRatio } = effectiveSettings(component);
  const calls = [...diagram.connections.values()].filter(({ from }) => from === id);
  const sync = calls.filter(({ mode, to }) => mode !== 'async' || isBroker(diagram, to));
  const on = sync.reduce(
    (up, { to }) => up * (isBroker(diagram, to) ? ownUp(diagram, to) : upFrom(diagram, to)),
    1,
  );
  const asked = hitRatio === null || sync.length === 0 ? 1 : 1 - hitRatio;
  return availability * (1 - asked + asked * on);
}

const ownUp = (diagram: Diagram, id: string): number =>
  effectiveSettings(diagram.components.get(id) ?? { type: 'box' }).availability;

const isBroker = (diagram: Diagram, id: string): boolean =>
  COMPONENT_TYPES.some(
    ({ id: type, role }) => type === diagram.components.get(id)?.type && role === 'broker',
  );

const settingsBy = (type: ComponentType, value: (field: Field) => unknown): Settings =>
  Object.fromEntries(
    fieldsFor(type).flatMap((field) => {
      const set = value(field);
      return set === undefined ? [] : [[field.id, set]];
    }),
  );

function lowest({ kind }: Field): unknown {
  switch (kind.type) {
    case 'number':
      return kind.min ?? -5;
    case 'probability':
      return 0;
    case 'choice':
      return kind.options[0]?.value;
    case 'flag':
      return false;
    case 'text':
      return '';
    case 'latency':
      return { p50: 0, p99: 0 };
    case 'capacity':
      return 1;
    case 'required-replicas':
      return 1;
    case 'scope':
      return null;
  }
}

function highest({ kind }: Field): unknown {
  switch (kind.type) {
    case 'number':
      return Math.min(kind.max ?? 1_000_000, 1_000_000);
    case 'probability':
      return 1;
    case 'choice':
      return kind.options.at(-1)?.value;
    case 'flag':
      return true;
    case 'text':
      return 'words “of” <anybody> & all';
    case 'latency':
      return { p50: 5, p99: 5000 };
    case 'capacity':
      return null;
    case 'required-replicas':
      return 'auto';
    case 'scope':
      return 'global';
  }
}

/** A value the field has no room for; undefined: any text will do. */
function outOfRange({ kind }: Field): unknown {
  switch (kind.type) {
    case 'number':
      if (kind.max !== undefined) return kind.max + 1;
      return kind.min === undefined ? 'many' : kind.min - 1;
    case 'probability':
      return 1.5;
    case 'choice':
      return 'no-such-choice';
    case 'flag':
      return 'yes';
    case 'text':
      return undefined;
    case 'latency':
      return { p50: 5, p99: 1 };
    case 'capacity':
      return -1;
    case 'required-replicas':
      return 0;
    case 'scope':
      return 'planet';
  }
}

/** What the refusal must say is allowed. */
function allowed({ kind }: Field): string {
  switch (kind.type) {
    case 'number':
      return kind.max === undefined ? `${kind.min}` : `from ${kind.min} to ${kind.max}`;
    case 'probability':
      return 'from 0 to 1';
    case 'choice':
      return JSON.stringify(kind.options[0]?.value);
    case 'flag':
      return 'true or false';
    default:
      return '';
  }
}
