/**
 * The promise of docs/adding-things.md: a component type is one entry. The entry below is the page's own example;
 * palette search, inspector, settings, protocols and the docs page follow from it, with nothing else touched.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Flag } from 'lucide';
import { expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import type { ComponentType } from '../../src/catalog/componentType';
import { effectiveSettings, workFor } from '../../src/catalog/effective';
import { fieldsFor } from '../../src/catalog/fieldsFor';
import { searchCatalog } from '../../src/catalog/search';
import { defaultInForce } from '../../src/catalog/settingInForce';
import { contract, judged, sourced } from '../../src/catalog/sources';
import { writeComponentsPage } from '../support/componentsPage';

// example: begin
const featureFlagService: ComponentType = {
  id: 'feature-flag-service',
  label: 'Feature-flag service',
  category: 'compute',
  role: 'compute',
  icon: Flag,
  summary: 'Says which users get which feature, so that a release can go out before it is seen.',
  keywords: ['rollout', 'toggle service', 'experiment'],
  answers: ['https', 'grpc'],
  speaks: ['https', 'sql', 'redis'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, contract('Nearest promise, Amazon Cognito SLA, 99.9 % (2022)')),
    latencyMs: sourced({ p50: 20, p99: 150 }, judged('rules worked out for one user')),
    capacityRps: sourced(2000, judged('the usual quota')),
  },
  variants: [
    {
      when: { field: 'evaluation', value: 'kept' },
      defaults: { latencyMs: sourced({ p50: 5, p99: 40 }, judged('an answer is only looked up')) },
    },
  ],
  fields: [
    {
      id: 'evaluation',
      label: 'Answers',
      help: 'Worked out for each question, or kept for each user.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'fresh', label: 'Worked out' },
          { value: 'kept', label: 'Kept' },
        ],
        default: 'fresh',
      },
    },
  ],
  technologies: ['launchdarkly'],
};
// example: end

const types = [...COMPONENT_TYPES, featureFlagService];

it('the palette finds it, by label, keyword and technology', () => {
  for (const query of ['feature', 'rollout', 'experiment'])
    expect(searchCatalog(query, types).map(({ type }) => type.id)).toContain('feature-flag-service');
  expect(searchCatalog('launchdarkly', types)).toContainEqual(
    expect.objectContaining({
      type: featureFlagService,
      technology: expect.objectContaining({ id: 'launchdarkly' }),
    }),
  );
  expect(searchCatalog('', types).at(-1)?.type).toBe(featureFlagService);
});

it('the inspector shows its fields after the universal ones that apply', () => {
  const ids = fieldsFor(featureFlagService).map((field) => field.id);
  expect(ids).toContain('replicas');
  expect(ids).not.toContain('hitRatio');
  expect(ids.at(-1)).toBe('evaluation');
});

it('its defaults, variants and technologies are in force', () => {
  const plain = { type: featureFlagService.id };
  const kept = { type: featureFlagService.id, settings: { evaluation: 'kept' } };
  const hosted = { type: featureFlagService.id, settings: { technology: 'launchdarkly' } };
  expect(effectiveSettings(plain, featureFlagService).availability).toBe(0.999);
  expect(effectiveSettings(plain, featureFlagService).managed).toBe(null);
  expect(effectiveSettings(hosted, featureFlagService).managed).toBe('global');
  expect(workFor(plain, undefined, featureFlagService).latencyMs.p50).toBe(20);
  expect(workFor(kept, 'read', featureFlagService).latencyMs.p50).toBe(5);
  expect(defaultInForce(kept, 'latencyMs', undefined, featureFlagService)).toMatchObject({
    origin: 'type',
    source: { kind: 'judged' },
  });
});

it('the docs page writes it down', () => {
  expect(writeComponentsPage(types)).toContain('`feature-flag-service`');
});

it('stands in docs/adding-things.md as it stands here', () => {
  const here = readFileSync(join(import.meta.dirname, 'oneFile.test.ts'), 'utf8');
  const example = /\/\/ example: begin\n([\s\S]*?)\/\/ example: end/.exec(here)?.[1] ?? 'missing';
  const page = readFileSync(join(import.meta.dirname, '../../docs/adding-things.md'), 'utf8');
  expect(page).toContain(example.trim());
});
