/** The desktop's side of the screen: the native menu is made from the commands, the title and the close guard follow the document. */
import { useEffect } from 'react';
import type { DesktopAbilities, Menu, MenuItem } from '../../platform/contract';
import type { App } from '../../state/app';
import { COMMANDS, command } from '../../state/commands/commands';
import { isUnsaved, openText, saveFile, tell } from '../files/fileActions';
import { isTextField } from './focus';
import { useShell } from './hooks';

/** Menu commands that belong to a text field while one has the focus. */
const TEXT_ACTIONS = {
  undo: 'undo',
  redo: 'redo',
  cut: 'cut',
  copy: 'copy',
  paste: 'paste',
  'select-all': 'selectAll',
} as const;

export function useDesktop(): void {
  const shell = useShell();
  const { app, platform } = shell;
  const { desktop } = platform;
  useEffect(() => {
    if (!desktop) return;
    const showMenu = () => void desktop.setMenu(menuOf(app));
    const showState = () => void desktop.setWindowState(windowStateOf(app));
    showMenu();
    showState();
    const stops = [
      app.document.subscribe(showMenu),
      app.session.subscribe((now, before) => {
        if (now.selection !== before.selection || now.theme !== before.theme) showMenu();
      }),
      app.document.subscribe(showState),
      app.session.subscribe((now, before) => {
        if (now.file !== before.file) showState();
      }),
      desktop.onMenuCommand((id) => runFromMenu(app, desktop, id)),
      desktop.onSaveAndClose(() => {
        void saveFile(shell).then((saved) => (saved ? desktop.closeWindow() : undefined));
      }),
      desktop.onFileGiven((file) => {
        if (file.ok) void openText(shell, file.value);
        else tell(shell, file.error);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [app, desktop, shell]);
}

function runFromMenu(app: App, desktop: DesktopAbilities, id: string): void {
  const action = Object.entries(TEXT_ACTIONS).find(([commandId]) => commandId === id)?.[1];
  if (action && isTextField(document.activeElement)) void desktop.editText(action);
  else if (COMMANDS.some((known) => known.id === id)) app.run(command(id));
}

function windowStateOf(app: App) {
  const { title } = app.document.getState().diagram;
  return { title: title || 'Untitled', fileName: app.session.getState().file.name, unsaved: isUnsaved(app) };
}

const SEPARATOR: MenuItem = { kind: 'separator' };

function menuOf(app: App): Menu {
  const items = (...ids: readonly (string | null)[]): MenuItem[] =>
    ids.map((id) => (id === null ? SEPARATOR : itemOf(app, id)));
  return [
    {
      kind: 'submenu',
      label: 'File',
      items: [
        ...items('new', 'open', null, 'save', 'save-as', null, 'export-svg', null),
        { kind: 'role', role: 'close', label: null },
        { kind: 'role', role: 'quit', label: null },
      ],
    },
    {
      kind: 'submenu',
      label: 'Edit',
      items: items(
        'undo',
        'redo',
        null,
        'cut',
        'copy',
        'paste',
        'duplicate',
        'delete',
        null,
        'select-all',
        'rename',
      ),
    },
    {
      kind: 'submenu',
      label: 'View',
      items: [
        ...items(
          'fit-all',
          'fit-selection',
          'zoom-reset',
          'zoom-in',
          'zoom-out',
          null,
          'cycle-reading',
          null,
        ),
        ...items('toggle-palette', 'toggle-inspector', 'toggle-findings', 'zen', null),
        ...items('theme-system', 'theme-light', 'theme-dark', null),
        { kind: 'role', role: 'togglefullscreen', label: null },
        { kind: 'role', role: 'toggleDevTools', label: null },
      ],
    },
    { kind: 'submenu', label: 'Arrange', items: items('lay-out') },
    { kind: 'submenu', label: 'Help', items: items('command-palette', 'keys') },
  ];
}

function itemOf(app: App, id: string): MenuItem {
  const item = command(id);
  const theme = app.session.getState().theme;
  return {
    kind: 'command',
    id,
    label: item.label,
    accelerator: item.keys[0] === undefined ? null : acceleratorOf(item.keys[0]),
    enabled: item.enabled?.(app.context()) ?? true,
    checked: id.startsWith('theme-') ? id === `theme-${theme}` : null,
  };
}

const acceleratorOf = (binding: string): string =>
  binding.replace('Mod', 'CommandOrControl').replace('Arrow', '').replace('Escape', 'Esc');
