/** The families of commands as people see them. */
import type { Family } from '../../state/command';

export const FAMILIES: readonly { readonly id: Family; readonly label: string }[] = [
  { id: 'file', label: 'File' },
  { id: 'edit', label: 'Edit' },
  { id: 'tools', label: 'Tools' },
  { id: 'arrange', label: 'Arrange' },
  { id: 'view', label: 'View' },
  { id: 'pages', label: 'Pages' },
  { id: 'help', label: 'Help' },
];
