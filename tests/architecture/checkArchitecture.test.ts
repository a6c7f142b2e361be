import { describe, expect, test } from 'vitest';
import { checkArchitecture, longestFile } from './checkArchitecture';

/** A small house in good order. Each case below changes one file of it and names what must then be said. */
const sound: Readonly<Record<string, string>> = {
  'src/shared/order.ts': 'export const byId = (a: string, b: string): number => (a < b ? -1 : 1);\n',
  'src/model/diagram.ts':
    "import { byId } from '../shared/order';\nexport const sorted = (ids: string[]) => ids.sort(byId);\nexport type Id = string;\n",
  'src/catalog/catalog.ts': "import { cache } from './components/cache';\nexport const types = [cache];\n",
  'src/catalog/components/cache.ts': "export const cache = { id: 'cache' };\n",
  'src/estimate/estimate.ts':
    "import type { Id } from '../model/diagram';\nexport const estimate = (id: Id) => Math.max(id.length, new Date(0).getTime());\n",
  'src/layout/layout.ts':
    'export const layout = (document: { x: number }) => document.x;\nexport const { floor } = Math;\n',
  'src/document/parse.ts':
    "import { z } from 'zod';\nexport const parse = (text: string) => z.string().parse(text);\n",
  'src/state/store.ts':
    "import { createStore } from 'zustand/vanilla';\nexport const store = createStore(() => ({ at: Date.now() }));\n",
  'src/platform/contract.ts': "import { byId } from '../shared/order';\nexport const order = byId;\n",
  'src/platform/browser.ts': "import { order } from './contract';\nexport const browser = [order];\n",
  'src/editor/main.tsx':
    "import { browser } from '../platform/browser';\nimport { Canvas } from './canvas/Canvas';\nexport const app = [browser, Canvas];\n",
  'src/editor/canvas/Canvas.tsx':
    "import { ReactFlow } from '@xyflow/react';\nimport './canvas.css';\nexport const Canvas = ReactFlow;\nexport const worker = () => new Worker(new URL('../workers/layout.ts', import.meta.url));\n",
  'src/editor/canvas/canvas.css': '.node { color: red; }\n',
  'src/editor/workers/layout.ts':
    "import { layout } from '../../layout/layout';\nexport const run = layout;\n",
  'src/cli/plumbline.ts':
    "import { readFileSync } from 'node:fs';\nimport { estimate } from '../estimate/estimate';\nexport const main = [readFileSync, estimate];\n",
  'electron/main.ts':
    "import { app } from 'electron';\nimport { order } from '../src/platform/contract';\nexport const boot = [app, order];\n",
};

function rulesBroken(changes: Readonly<Record<string, string>>): readonly string[] {
  const { violations } = checkArchitecture(new Map(Object.entries({ ...sound, ...changes })));
  return violations.map(({ rule, file }) => `${rule} ${file}`);
}

const estimate = 'src/estimate/estimate.ts';
const upward = '../state/store';

test('a house in good order passes, and every file of it was seen', () => {
  const report = checkArchitecture(new Map(Object.entries(sound)));
  expect(report.violations).toEqual([]);
  expect(report.files).toBe(Object.keys(sound).length - 1);
  expect(report.imports).toBe(17);
});

describe('an import across a layer is found, whatever its form', () => {
  test.each([
    ['value', `import { store } from '${upward}';\nexport const a = store;`],
    ['type', `import type { store } from '${upward}';\nexport type A = typeof store;`],
    ['inline type', `import { type store } from '${upward}';\nexport type A = typeof store;`],
    ['type by import()', `export type A = import('${upward}').A;`],
    ['typeof by import()', `export type A = typeof import('${upward}');`],
    ['dynamic', `export const a = () => import('${upward}');`],
    ['dynamic by template', `export const a = () => import(\`${upward}\`);`],
    ['re-export', `export { store } from '${upward}';`],
    ['type re-export', `export type { store } from '${upward}';`],
    ['re-export of all', `export * from '${upward}';`],
    ['side effect', `import '${upward}';`],
    ['with its ending', `import '${upward}.ts';`],
    ['with the ending it is compiled to', `import '${upward}.js';`],
    ['with a query', `import '${upward}.ts?worker';`],
    ['require', `export const a = require('${upward}');`],
    ['import =', `import a = require('${upward}');\nexport const b = a;`],
    ['new URL', `export const a = new URL('${upward}.ts', import.meta.url);`],
    ['glob', "export const a = import.meta.glob('../state/*.ts');"],
  ])('%s', (_form, text) => {
    expect(rulesBroken({ [estimate]: text })).toEqual([`layer ${estimate}`]);
  });
});

describe('every boundary of the house', () => {
  test.each([
    ['layer', 'src/shared/order.ts', "export type { Id } from '../model/diagram';"],
    ['layer', 'src/model/diagram.ts', "export * from '../catalog/components/cache';"],
    ['layer', estimate, "export * from '../document/parse';"],
    ['layer', 'src/document/parse.ts', "export * from '../layout/layout';"],
    ['layer', 'src/state/store.ts', "export * from '../editor/workers/layout';"],
    ['layer', 'src/state/store.ts', "export * from '../platform/browser';"],
    ['layer', 'src/cli/plumbline.ts', "export * from '../state/store';"],
    ['layer', 'src/platform/contract.ts', "export * from '../model/diagram';"],
    ['layer', 'src/platform/browser.ts', "export * from '../model/diagram';"],
    ['layer', 'electron/main.ts', "export * from '../src/shared/order';"],
    ['layer', 'electron/main.ts', "export * from '../src/platform/browser';"],
    ['layer', 'src/editor/main.tsx', "export * from '../cli/plumbline';"],
    ['package', estimate, "export * from 'zod';"],
    ['package', estimate, "export * from 'react';"],
    ['package', estimate, "import 'zustand';"],
    ['package', estimate, "export * from 'node:fs';"],
    ['package', 'src/state/store.ts', "export type { ReactNode } from 'react';"],
    ['package', 'src/editor/main.tsx', "export type { Node } from '@xyflow/react';"],
    ['package', 'src/editor/main.tsx', "export * from 'electron';"],
    ['package', 'src/editor/main.tsx', "export * from 'node:path';"],
    ['package', 'src/editor/main.tsx', "export * from 'some-new-package';"],
    ['package', 'src/platform/contract.ts', "export * from 'idb';"],
    ['package', 'electron/main.ts', "export * from 'react';"],
    ['package', estimate, '/// <reference types="node" />\nexport const a = 1;'],
  ])('%s: %s: %s', (rule, file, text) => {
    expect(rulesBroken({ 'src/editor/main.tsx': '', [file]: text })).toContain(`${rule} ${file}`);
  });
});

describe('what a pure file must not touch', () => {
  test.each([
    'export const a = Date.now();',
    'export const a = Date["now"]();',
    'export const a = Date?.now();',
    'export const a = new Date();',
    'export const a = Date();',
    'const clock = Date;\nexport const a = clock.now();',
    'export const a = Math.random();',
    `export const a = \`\${Math.random()}\`;`,
    'export const { random } = Math;',
    'export const { ...all } = Math;',
    'export const a = [1, 2].map(Math.random);',
    'export const a = (key: keyof Math) => Math[key];',
    'export const a = window.innerWidth;',
    'export const a = typeof window;',
    'export const a = document.title;',
    'export const a = { document };',
    'export const a = globalThis;',
    'export const a = () => setTimeout(() => {}, 0);',
    'export const a = process.env;',
    'export const a = crypto.randomUUID();',
    'export const a = performance.now();',
  ])('%s', (text) => {
    expect(rulesBroken({ [estimate]: text })).toEqual([`purity ${estimate}`]);
  });

  test.each([
    '// Date.now and window are named in a comment\nexport const a = "Date.now()";',
    'export const a = (window: { p99: number }) => window.p99;',
    'export const a = (row: { document: string }) => row.document;',
    'export interface Row { document: string; window: number }',
    'export const a = { document: 1, window: 2 };',
    'export const a = new Date(5).toISOString() + Math.max(1, 2);',
    'export const a = (b: unknown) => b instanceof Date;',
    'export const a = (clock: { now(): number }) => clock.now();',
    'export type Read = (document: string) => Date;',
    'const { history: past } = { history: 1 };\nexport const a = past;',
  ])('and may: %s', (text) => {
    expect(rulesBroken({ [estimate]: text })).toEqual([]);
  });

  test('the clock is allowed from state on', () => {
    expect(rulesBroken({ 'src/editor/workers/layout.ts': 'export const a = Date.now();' })).toEqual([]);
  });
});

describe('cycles', () => {
  test('of two files, once, however they are closed', () => {
    const changes = {
      'src/model/edits.ts': "import { query } from './queries';\nexport const edit = query;",
      'src/model/queries.ts':
        "import type { edit } from './edits';\nexport const query = 1;\nexport type E = typeof edit;",
    };
    expect(rulesBroken(changes)).toEqual(['cycle src/model/edits.ts']);
  });

  test('of three by way of a dynamic import, told in order', () => {
    const { violations } = checkArchitecture(
      new Map([
        ['src/model/a.ts', "export * from './b';"],
        ['src/model/b.ts', "export const load = () => import('./c');"],
        ['src/model/c.ts', "import './a';"],
      ]),
    );
    expect(violations).toEqual([
      {
        rule: 'cycle',
        file: 'src/model/a.ts',
        message: 'src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts',
      },
    ]);
  });

  test('of a file with itself', () => {
    expect(rulesBroken({ 'src/model/a.ts': "import './a';" })).toEqual(['cycle src/model/a.ts']);
  });
});

describe('files', () => {
  const lines = (count: number): string => 'export {};\n'.repeat(count);

  test('one line over the limit is too many, the limit is not', () => {
    expect(rulesBroken({ [estimate]: lines(longestFile + 1) })).toEqual([`length ${estimate}`]);
    expect(rulesBroken({ [estimate]: lines(longestFile) })).toEqual([]);
    const style = 'src/editor/canvas/canvas.css';
    expect(rulesBroken({ [style]: '.a {}\n'.repeat(longestFile + 1) })).toEqual([`length ${style}`]);
    const spec = 'tests/estimate/estimate.test.ts';
    expect(rulesBroken({ [spec]: lines(longestFile + 1) })).toEqual([`length ${spec}`]);
  });

  test.each([
    'export default 1;',
    'const a = 1;\nexport { a as default };',
    "export { default } from './other';",
  ])('a default export: %s', (text) => {
    const other = { 'src/estimate/other.ts': 'export const a = 1;' };
    expect(rulesBroken({ ...other, [estimate]: text })).toEqual([`default-export ${estimate}`]);
  });

  test.each([
    ['name', 'src/estimate/WhatIf.ts'],
    ['name', 'src/estimate/what-if.ts'],
    ['name', 'src/editor/canvas/edgeLabel.tsx'],
    ['name', 'src/editor/whatIf/estimate.ts'],
    ['name', 'src/document/migrations/1-first-step.ts'],
    ['place', 'src/helpers.ts'],
    ['place', 'src/utils/helpers.ts'],
    ['unlisted', 'src/rules/connections/no-direct-store.ts'],
    ['unlisted', 'src/catalog/components/orphan.ts'],
    ['unlisted', 'src/formats/exporters/svg.ts'],
  ])('%s: %s', (rule, file) => {
    expect(rulesBroken({ [file]: 'export const a = 1;' })).toContain(`${rule} ${file}`);
  });

  test('an entry that its list names is fine', () => {
    const changes = {
      'src/rules/connections/no-direct-store.ts': 'export const a = 1;',
      'src/rules/connections.ts': "export * from './connections/no-direct-store';",
      'src/document/migrations/0001-first.ts': 'export const a = 1;',
      'src/document/migrations/migrations.ts': "export * from './0001-first';",
    };
    expect(rulesBroken(changes)).toEqual([]);
  });

  test('what cannot be parsed, followed or found', () => {
    expect(rulesBroken({ [estimate]: 'export const = ;' })).toEqual([`syntax ${estimate}`]);
    expect(rulesBroken({ [estimate]: 'export const a = (b: string) => import(b);' })).toEqual([
      `lost-import ${estimate}`,
    ]);
    expect(rulesBroken({ [estimate]: "export * from './gone';" })).toEqual([`lost-import ${estimate}`]);
  });
});
