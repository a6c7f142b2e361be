/**
 * The native menu, built from what the page sends. Shortcuts are shown but not taken: the page handles its own
 * keys, so Ctrl+C and Ctrl+Z reach the canvas, or the text field that has the focus. On macOS, where the menu can't
 * leave a key alone, the page sees the key first and the command arrives only if the page made nothing of it.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { Menu, MenuItem } from '../src/platform/contract';

export function menuTemplate(
  menu: Menu,
  system: NodeJS.Platform,
  onCommand: (id: string) => void,
): MenuItemConstructorOptions[] {
  const items = menu.map((item) => itemTemplate(item, onCommand));
  return system === 'darwin' ? [{ role: 'appMenu' }, ...items] : items;
}

function itemTemplate(item: MenuItem, onCommand: (id: string) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return item.label === null ? { role: item.role } : { role: item.role, label: item.label };
    case 'submenu':
      return { label: item.label, submenu: item.items.map((inner) => itemTemplate(inner, onCommand)) };
    case 'command':
      return {
        label: item.label,
        enabled: item.enabled,
        registerAccelerator: false,
        click: () => onCommand(item.id),
        ...(item.accelerator === null ? {} : { accelerator: item.accelerator }),
        ...(item.checked === null ? {} : { type: 'checkbox', checked: item.checked }),
      };
  }
}
