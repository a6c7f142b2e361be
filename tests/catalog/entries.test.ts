import { describe, expect, it } from 'vitest';
import { CATEGORIES, COMPONENT_TYPES, componentType, technology } from '../../src/catalog/catalog';
import {
  type Defaults,
  type Field,
  type OperationDefaults,
  PROTOCOLS,
  type Sourced,
  type Variant,
} from '../../src/catalog/componentType';
import { hasHitRatio } from '../../src/catalog/effective';
import { fieldsFor, RESERVED_FIELD_IDS, UNIVERSAL_FIELDS } from '../../src/catalog/fieldsFor';
import { TECHNOLOGIES } from '../../src/catalog/technologies';
import { HOWS } from '../../src/model/diagram';

/** docs/file-format.md: ids that other programs write. */
const FIXED_IDS = [
  ...['client', 'dns', 'cdn', 'load-balancer', 'reverse-proxy', 'api-gateway', 'service'],
  ...['serverless-function', 'worker', 'cache', 'sql-database', 'read-replica', 'key-value-store'],
  ...['wide-column-store', 'document-store', 'graph-store', 'shard-router', 'object-store'],
  ...['search-index', 'message-queue', 'event-log', 'topic', 'external-service', 'scheduler'],
  ...['rate-limiter', 'box'],
];

const isProbability = (value: number) => value >= 0 && value <= 1;

describe('the catalog', () => {
  it('knows every id the file format fixes', () => {
    expect(FIXED_IDS.filter((id) => !componentType(id))).toEqual([]);
  });

  it('keeps ids and labels unique', () => {
    for (const list of [COMPONENT_TYPES, TECHNOLOGIES]) {
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const labels = list.map(({ label }) => label.toLowerCase());
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('gives every category something to show', () => {
    for (const { id } of CATEGORIES)
      expect(
        COMPONENT_TYPES.some((type) => type.category === id),
        id,
      ).toBe(true);
    for (const type of COMPONENT_TYPES) expect(CATEGORIES.map(({ id }) => id)).toContain(type.category);
  });

  it('offers every technology somewhere', () => {
    const offered = new Set(COMPONENT_TYPES.flatMap((type) => type.technologies));
    expect(TECHNOLOGIES.filter(({ id }) => !offered.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('doesn’t take the name of something every object has for a type', () => {
    for (const id of ['__proto__', 'constructor', 'toString', '']) {
      expect(componentType(id)).toBeUndefined();
      expect(technology(id)).toBeUndefined();
    }
  });
});

describe.each(COMPONENT_TYPES.map((type) => [type.id, type] as const))('%s', (id, type) => {
  it('presents itself', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(type.label).toMatch(/^[A-Z]/);
    expect(type.summary).toMatch(/^[A-Z].*\.$/);
    expect(type.icon.length).toBeGreaterThan(0);
    for (const [tag, attributes] of type.icon) {
      expect(['path', 'circle', 'rect', 'line', 'ellipse', 'polyline', 'polygon']).toContain(tag);
      expect(Object.keys(attributes).length).toBeGreaterThan(0);
    }
    expect(type.keywords.length).toBeGreaterThan(2);
    expect(new Set(type.keywords).size).toBe(type.keywords.length);
    for (const keyword of type.keywords) expect(keyword).toBe(keyword.toLowerCase());
    expect(HOWS).toContain(type.how);
  });

  it('speaks and answers protocols there are, each once', () => {
    for (const list of [type.answers, type.speaks]) {
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list).size).toBe(list.length);
      for (const protocol of list) expect(PROTOCOLS).toContain(protocol);
    }
  });

  it('has defaults in range, each with its source', () => {
    checkDefaults(type.defaults, hasHitRatio(type));
    expect(type.defaults.hitRatio !== undefined).toBe(hasHitRatio(type));
    for (const variant of type.variants ?? []) checkVariant(variant, type.fields, hasHitRatio(type));
  });

  it('has fields with ids of their own and valid defaults', () => {
    const ids = type.fields.map((field) => field.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const field of type.fields) {
      expect(field.id).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(RESERVED_FIELD_IDS.has(field.id), field.id).toBe(false);
    }
    for (const field of fieldsFor(type)) checkField(field);
  });

  it('offers technologies there are', () => {
    expect(new Set(type.technologies).size).toBe(type.technologies.length);
    for (const offered of type.technologies) expect(technology(offered)?.id).toBe(offered);
  });

  it('is a plain shape that says what it is usually meant as, or no shape at all', () => {
    expect(type.shape !== undefined).toBe(type.role === 'untyped');
    expect(type.becomes !== undefined).toBe(type.role === 'untyped');
    for (const meant of type.becomes ?? []) expect(componentType(meant)?.role).not.toBe('untyped');
    for (const meant of type.becomes ?? []) expect(componentType(meant)).toBeDefined();
  });

  it('can be reached over what each of its technologies answers', () => {
    for (const offered of type.technologies)
      for (const protocol of technology(offered)?.answers ?? []) {
        const someoneSpeaks = COMPONENT_TYPES.some(
          (other) => other.role !== 'untyped' && other.speaks.includes(protocol),
        );
        expect(someoneSpeaks, `${offered} over ${protocol}`).toBe(true);
      }
  });
});

describe.each(TECHNOLOGIES.map((preset) => [preset.id, preset] as const))('technology %s', (id, preset) => {
  it('is well formed', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    if (preset.logo) expect(preset.logo.path).toMatch(/^[Mm]/);
    for (const keyword of preset.keywords) expect(keyword).toBe(keyword.toLowerCase());
    for (const protocol of [...(preset.answers ?? []), ...(preset.speaks ?? [])])
      expect(PROTOCOLS).toContain(protocol);
    checkDefaults(preset.defaults ?? {}, true);
  });

  it('gives fields values its types know', () => {
    const types = COMPONENT_TYPES.filter((type) => type.technologies.includes(id));
    for (const [fieldId, value] of Object.entries(preset.fields ?? {})) {
      const kinds = types.flatMap((type) =>
        type.fields.filter((field) => field.id === fieldId).map((field) => field.kind),
      );
      expect(kinds.length, fieldId).toBeGreaterThan(0);
      for (const kind of kinds)
        if (kind.type === 'choice') expect(kind.options.map((option) => option.value)).toContain(value);
    }
    for (const variant of preset.variants ?? [])
      for (const type of types) checkVariant(variant, type.fields, true);
  });
});

describe('the universal fields', () => {
  it('are what the file format lists for every type, read, write and calls apart', () => {
    expect(UNIVERSAL_FIELDS.map((field) => field.id).sort()).toEqual(
      [
        ...['availability', 'replicas', 'requiredReplicas', 'commonCause', 'latencyMs', 'capacityRps'],
        ...['hitRatio', 'managed', 'shards', 'discipline', 'costPerMonth', 'costPerMillion'],
      ].sort(),
    );
  });

  it('are shown where they mean something', () => {
    const shownTo = (fieldId: string) =>
      COMPONENT_TYPES.filter((type) => fieldsFor(type).some((field) => field.id === fieldId));
    expect(shownTo('hitRatio').map((type) => type.id)).toEqual(['cdn', 'cache']);
    expect(shownTo('shards')).toEqual(COMPONENT_TYPES.filter((type) => type.role === 'store'));
    expect(shownTo('replicas').map((type) => type.id)).not.toContain('client');
  });
});

function checkDefaults(defaults: Partial<Defaults>, mayHit: boolean): void {
  for (const part of [defaults.availability, defaults.managedAvailability]) {
    if (!part) continue;
    checkSource(part);
    expect(part.value).toBeGreaterThan(0.9);
    expect(isProbability(part.value)).toBe(true);
  }
  if (defaults.hitRatio) {
    expect(mayHit).toBe(true);
    expect(isProbability(defaults.hitRatio.value)).toBe(true);
    checkSource(defaults.hitRatio);
  }
  if (defaults.managed) {
    checkSource(defaults.managed);
    expect([null, 'zone', 'region', 'global']).toContain(defaults.managed.value);
  }
  if (defaults.discipline) {
    checkSource(defaults.discipline);
    expect(['shared', 'random']).toContain(defaults.discipline.value);
  }
  if (defaults.coldStartShare) {
    checkSource(defaults.coldStartShare);
    expect(isProbability(defaults.coldStartShare.value)).toBe(true);
  }
  if (defaults.coldStartLatencyMs) checkWork({ latencyMs: defaults.coldStartLatencyMs });
  for (const work of [defaults, defaults.read, defaults.write]) if (work) checkWork(work);
}

function checkWork({ latencyMs, capacityRps }: OperationDefaults): void {
  if (latencyMs) {
    checkSource(latencyMs);
    expect(latencyMs.value.p50).toBeGreaterThanOrEqual(0);
    expect(latencyMs.value.p99).toBeGreaterThanOrEqual(latencyMs.value.p50);
  }
  if (capacityRps) {
    checkSource(capacityRps);
    if (capacityRps.value !== null) expect(capacityRps.value).toBeGreaterThan(0);
  }
}

/** A person must be able to find the work, by title and year; a judgement must say that it is one. */
function checkSource({ source }: Sourced<unknown>): void {
  expect(source.text.length).toBeGreaterThan(10);
  if (source.kind === 'judged') expect(source.text).toMatch(/judged|untyped/i);
  else expect(source.text).toMatch(/\(20[012]\d\)/);
}

function checkVariant(variant: Variant, fields: readonly Field[], mayHit: boolean): void {
  checkDefaults(variant.defaults, mayHit);
  const { field: fieldId, value } = variant.when;
  if (fieldId === 'managed') {
    expect([null, 'zone', 'region', 'global']).toContain(value);
    return;
  }
  const kind = fields.find((field) => field.id === fieldId)?.kind;
  expect(kind?.type, fieldId).toBe('choice');
  if (kind?.type === 'choice') expect(kind.options.map((option) => option.value)).toContain(value);
}

function checkField(field: Field): void {
  expect(field.label, field.id).toMatch(/^[A-Z]/);
  expect(field.help, field.id).toMatch(/\.$/);
  const { kind } = field;
  switch (kind.type) {
    case 'number':
      if (kind.default !== undefined) {
        expect(kind.default).toBeGreaterThanOrEqual(kind.min ?? Number.NEGATIVE_INFINITY);
        expect(kind.default).toBeLessThanOrEqual(kind.max ?? Number.POSITIVE_INFINITY);
        if (kind.integer) expect(Number.isInteger(kind.default)).toBe(true);
      }
      break;
    case 'probability':
      if (kind.default !== undefined) expect(isProbability(kind.default)).toBe(true);
      break;
    case 'choice': {
      const values = kind.options.map((option) => option.value);
      expect(values.length).toBeGreaterThan(1);
      expect(new Set(values).size).toBe(values.length);
      if (kind.default !== undefined) expect(values).toContain(kind.default);
      break;
    }
    case 'scope':
      expect(kind.options.map((option) => option.value)).toEqual([null, 'zone', 'region', 'global']);
      break;
    case 'required-replicas':
      expect(kind.default).toBe(1);
      break;
  }
}
