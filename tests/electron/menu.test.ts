import { expect, it } from 'vitest';
import { menuTemplate } from '../../electron/menu';
import { type Menu, menuRoleSchema } from '../../src/platform/contract';

const copy = {
  kind: 'command',
  id: 'copy',
  label: 'Copy',
  accelerator: 'CommandOrControl+C',
  enabled: true,
  checked: null,
} as const;
const menu: Menu = [
  {
    kind: 'submenu',
    label: 'Edit',
    items: [
      copy,
      { kind: 'separator' },
      { ...copy, id: 'grid', label: 'Grid', accelerator: null, checked: true, enabled: false },
      { kind: 'role', role: 'quit', label: null },
    ],
  },
];

it('shows shortcuts without taking them from the page', () => {
  const [edit] = menuTemplate(menu, 'linux', () => undefined);
  expect(edit).toMatchObject({
    label: 'Edit',
    submenu: [
      { label: 'Copy', accelerator: 'CommandOrControl+C', registerAccelerator: false },
      { type: 'separator' },
      { label: 'Grid', type: 'checkbox', checked: true, enabled: false },
      { role: 'quit' },
    ],
  });
});

it('reports a chosen command by its id', () => {
  const chosen: string[] = [];
  const [edit] = menuTemplate(menu, 'win32', (id) => chosen.push(id));
  const [item] = Array.isArray(edit?.submenu) ? edit.submenu : [];
  (item?.click as (() => void) | undefined)?.();
  expect(chosen).toEqual(['copy']);
});

it('begins with the app menu on macOS', () => {
  expect(menuTemplate(menu, 'darwin', () => undefined)[0]).toEqual({ role: 'appMenu' });
});

it('knows no role that would take a key of the canvas', () => {
  const taking = [
    'undo',
    'redo',
    'cut',
    'copy',
    'paste',
    'delete',
    'selectAll',
    'editMenu',
    'reload',
    'zoomIn',
  ];
  expect(taking.filter((role) => menuRoleSchema.safeParse(role).success)).toEqual([]);
});
