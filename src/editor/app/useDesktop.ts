/** The desktop's side of the screen: the native menu is made from the commands, the title and the close guard follow the document. */
import { useEffect } from 'react';
import type { DesktopAbilities, Menu, MenuItem, OpenedFile, TextAction } from '../../platform/contract';
import type { App } from '../../state/app';
import { keysOf } from '../../state/bindings';
import { COMMANDS, command } from '../../state/commands/commands';
import { isUnsaved, tell } from '../files/desk';
import { openText, saveFile } from '../files/fileActions';
import { MENUS, THEME_MENU, VIEW } from '../menus/menuLists';
import { isTextField } from './focus';
import { type Shell, useShell } from './hooks';

/** Menu commands that belong to a text field while one has the focus. */
const TEXT_ACTIONS: ReadonlyMap<string, TextAction> = new Map([
  ['undo', 'undo'],
  ['redo', 'redo'],
  ['cut', 'cut'],
  ['copy', 'copy'],
  ['paste', 'paste'],
  ['select-all', 'selectAll'],
]);

export function useDesktop(): void {
  const shell = useShell();
  const { app, platform } = shell;
  const { desktop } = platform;
  useEffect(() => {
    if (!desktop) return;
    const showMenu = whenItDiffers(() => menuOf(app), desktop.setMenu);
    const showState = whenItDiffers(() => windowStateOf(app), desktop.setWindowState);
    const show = () => {
      showMenu();
      showState();
    };
    show();
    const stops = [
      app.document.subscribe(show),
      app.session.subscribe(show),
      onFocusChange(show),
      desktop.onMenuCommand((id) => runFromMenu(app, desktop, id)),
      desktop.onSaveAndClose(() => {
        void saveFile(shell).then((saved) => (saved ? desktop.closeWindow() : undefined));
      }),
      desktop.onFileGiven((file) => {
        if (file.ok) void openGiven(shell, file.value);
        else tell(shell, file.error);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [app, desktop, shell]);
}

/** Text fields undo and copy on their own: the menu follows the focus into them and out. */
function onFocusChange(listener: () => void): () => void {
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget === null) queueMicrotask(listener);
  };
  document.addEventListener('focusin', listener);
  document.addEventListener('focusout', leave);
  return () => {
    document.removeEventListener('focusin', listener);
    document.removeEventListener('focusout', leave);
  };
}

/** Tells what `make` makes, at first and whenever it is another than what was told last: not once a frame of a drag. */
function whenItDiffers<T>(make: () => T, tell: (made: T) => Promise<void>): () => void {
  let told = '';
  return () => {
    const made = make();
    const text = JSON.stringify(made);
    if (text === told) return;
    told = text;
    void tell(made);
  };
}

/** A file from outside takes the canvas; an offer to recover work, which it came in on, stays open. */
async function openGiven(shell: Shell, file: OpenedFile): Promise<void> {
  const { dialog } = shell.app.session.getState();
  if ((await openText(shell, file)) && dialog?.kind === 'recovery') shell.app.apply({ session: { dialog } });
}

function runFromMenu(app: App, desktop: DesktopAbilities, id: string): void {
  const action = TEXT_ACTIONS.get(id);
  if (action && isTextField(document.activeElement)) void desktop.editText(action);
  else if (COMMANDS.some((known) => known.id === id)) app.run(command(id));
}

function windowStateOf(app: App) {
  const { title } = app.document.getState().diagram;
  return { title: title || 'Untitled', fileName: app.session.getState().file.name, unsaved: isUnsaved(app) };
}

const SEPARATOR: MenuItem = { kind: 'separator' };

const WINDOW_ROLES: readonly MenuItem[] = [
  { kind: 'role', role: 'togglefullscreen', label: null },
  { kind: 'role', role: 'toggleDevTools', label: null },
];

function menuOf(app: App): Menu {
  const items = (...ids: readonly (string | null)[]): MenuItem[] =>
    ids.map((id) => (id === null ? SEPARATOR : itemOf(app, id)));
  return [
    {
      kind: 'submenu',
      label: 'File',
      items: [
        ...items('new', 'open', null, 'save', 'save-as', 'recover', null, 'export', null),
        { kind: 'role', role: 'close', label: null },
        { kind: 'role', role: 'quit', label: null },
      ],
    },
    ...MENUS.map(
      ({ label, ids }): MenuItem => ({
        kind: 'submenu',
        label,
        items:
          label === VIEW ? [...items(...ids, null, ...THEME_MENU, null), ...WINDOW_ROLES] : items(...ids),
      }),
    ),
    { kind: 'submenu', label: 'Help', items: items('quick-add', 'command-palette', 'keys', 'keyboard') },
  ];
}

function itemOf(app: App, id: string): MenuItem {
  const item = command(id);
  const { theme, rebound } = app.session.getState();
  const [keys] = keysOf(item, { rebound, where: 'desktop' });
  return {
    kind: 'command',
    id,
    label: item.label,
    accelerator: keys === undefined ? null : acceleratorOf(keys),
    enabled:
      (TEXT_ACTIONS.has(id) && isTextField(document.activeElement)) ||
      (item.enabled?.(app.context()) ?? true),
    checked: id.startsWith('theme-') ? id === `theme-${theme}` : null,
  };
}

const acceleratorOf = (binding: string): string =>
  binding.replace('Mod', 'CommandOrControl').replace('Arrow', '').replace('Escape', 'Esc');
