/** Where one looks and what is shown. */
import type { Command } from '../command';
import type { Reading, Session, Theme } from '../sessionStore';

const NEXT_READING: Readonly<Record<Reading, Reading>> = { caller: 'load', load: 'none', none: 'caller' };

const toggle =
  (panel: keyof Session['panels']): Command['run'] =>
  ({ session }) => ({
    session: { panels: { ...session.panels, [panel]: !session.panels[panel] } },
  });

const theme = (id: Theme, label: string): Command => ({
  id: `theme-${id}`,
  label,
  family: 'view',
  keys: [],
  run: () => ({ session: { theme: id } }),
});

export const viewCommands: readonly Command[] = [
  {
    id: 'fit-all',
    label: 'Zoom to fit',
    family: 'view',
    keys: ['Shift+1'],
    run: () => ({ effect: 'fit-all' }),
  },
  {
    id: 'fit-selection',
    label: 'Zoom to selection',
    family: 'view',
    keys: ['Shift+2'],
    enabled: ({ session }) => session.selection.size > 0,
    run: () => ({ effect: 'fit-selection' }),
  },
  {
    id: 'zoom-reset',
    label: 'Zoom to 100 %',
    family: 'view',
    keys: ['Mod+0'],
    run: () => ({ effect: 'zoom-reset' }),
  },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    family: 'view',
    keys: ['Mod+=', 'Mod++'],
    run: () => ({ effect: 'zoom-in' }),
  },
  { id: 'zoom-out', label: 'Zoom out', family: 'view', keys: ['Mod+-'], run: () => ({ effect: 'zoom-out' }) },
  {
    id: 'cycle-reading',
    label: 'Change what connections show',
    family: 'view',
    keys: ['Alt+L'],
    run: ({ session }) => ({ session: { reading: NEXT_READING[session.reading] } }),
  },
  {
    id: 'toggle-marks',
    label: 'Show or hide steps and signs on connections',
    family: 'view',
    keys: ['Alt+M'],
    run: ({ session }) => ({ session: { marks: !session.marks } }),
  },
  {
    id: 'toggle-palette',
    label: 'Show or hide the palette',
    family: 'view',
    keys: ['Alt+1'],
    run: toggle('palette'),
  },
  {
    id: 'toggle-inspector',
    label: 'Show or hide the inspector',
    family: 'view',
    keys: ['Alt+2'],
    run: toggle('inspector'),
  },
  {
    id: 'toggle-findings',
    label: 'Show or hide the findings',
    family: 'view',
    keys: ['Alt+3'],
    run: toggle('findings'),
  },
  {
    id: 'zen',
    label: 'Hide or show all panels',
    family: 'view',
    keys: ['Alt+Z'],
    run: ({ session }) => {
      const shown = !session.panels.palette && !session.panels.inspector;
      return { session: { panels: { palette: shown, inspector: shown, findings: false } } };
    },
  },
  theme('system', 'Theme: as the system'),
  theme('light', 'Theme: light'),
  theme('dark', 'Theme: dark'),
];
