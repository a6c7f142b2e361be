/**
 * The promise of docs/adding-things.md: a component type is one entry. The entry below is the page's own example;
 * palette search, inspector, settings, protocols and the docs page follow from it, with nothing else touched.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShieldCheck } from 'lucide';
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
const identityProvider: ComponentType = {
  id: 'identity-provider',
  label: 'Identity provider',
  category: 'compute',
  role: 'compute',
  icon: ShieldCheck,
  summary: 'Signs people in and hands out tokens that services can check.',
  keywords: ['sign-in', 'login', 'oidc'],
  answers: ['https'],
  speaks: ['https', 'sql', 'redis'],
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, contract('Amazon Cognito SLA, 99.9 % (2022)')),
    latencyMs: sourced({ p50: 20, p99: 150 }, judged('one sign-in')),
    capacityRps: sourced(2000, judged('the usual quota')),
  },
  variants: [
    {
      when: { field: 'tokens', value: 'opaque' },
      defaults: { latencyMs: sourced({ p50: 5, p99: 40 }, judged('a token is only looked up')) },
    },
  ],
  fields: [
    {
      id: 'tokens',
      label: 'Tokens',
      help: 'Signed tokens are checked by anyone; opaque ones are looked up here.',
      section: 'behaviour',
      kind: {
        type: 'choice',
        options: [
          { value: 'signed', label: 'Signed (JWT)' },
          { value: 'opaque', label: 'Opaque' },
        ],
        default: 'signed',
      },
    },
  ],
  technologies: ['keycloak', 'auth0'],
};
// example: end

const types = [...COMPONENT_TYPES, identityProvider];

it('the palette finds it, by label, keyword and technology', () => {
  for (const query of ['identity', 'oidc', 'sign-in'])
    expect(searchCatalog(query, types).map(({ type }) => type.id)).toContain('identity-provider');
  expect(searchCatalog('keycloak', types)).toContainEqual(
    expect.objectContaining({
      type: identityProvider,
      technology: expect.objectContaining({ id: 'keycloak' }),
    }),
  );
  expect(searchCatalog('', types).at(-1)?.type).toBe(identityProvider);
});

it('the inspector shows its fields after the universal ones that apply', () => {
  const ids = fieldsFor(identityProvider).map((field) => field.id);
  expect(ids).toContain('replicas');
  expect(ids).not.toContain('hitRatio');
  expect(ids.at(-1)).toBe('tokens');
});

it('its defaults, variants and technologies are in force', () => {
  const plain = { type: identityProvider.id };
  const opaque = { type: identityProvider.id, settings: { tokens: 'opaque' } };
  const keycloak = { type: identityProvider.id, settings: { technology: 'keycloak' } };
  expect(effectiveSettings(plain, identityProvider).availability).toBe(0.999);
  expect(effectiveSettings(keycloak, identityProvider).availability).toBe(0.995);
  expect(workFor(plain, undefined, identityProvider).latencyMs.p50).toBe(20);
  expect(workFor(opaque, 'read', identityProvider).latencyMs.p50).toBe(5);
  expect(defaultInForce(opaque, 'latencyMs', undefined, identityProvider)).toMatchObject({
    origin: 'type',
    source: { kind: 'judged' },
  });
});

it('the docs page writes it down', () => {
  expect(writeComponentsPage(types)).toContain('`identity-provider`');
});

it('stands in docs/adding-things.md as it stands here', () => {
  const here = readFileSync(join(import.meta.dirname, 'oneFile.test.ts'), 'utf8');
  const example = /\/\/ example: begin\n([\s\S]*?)\/\/ example: end/.exec(here)?.[1] ?? 'missing';
  const page = readFileSync(join(import.meta.dirname, '../../docs/adding-things.md'), 'utf8');
  expect(page).toContain(example.trim());
});
