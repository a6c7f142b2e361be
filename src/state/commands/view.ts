/** Where one looks and what is shown. */
import type { Command } from '../command';
import type { Panels, Reading, Theme } from '../sessionStore';
import { isAmong } from '../subjectAmong';
import { subjectOf } from '../subjectOf';

const NEXT_READING: Readonly<Record<Reading, Reading>> = {
  caller: 'so-far',
  'so-far': 'load',
  load: 'none',
  none: 'caller',
};

const toggle =
  (panel: keyof Panels): Command['run'] =>
  ({ session: { panels, zen } }) => ({
    session: { panels: { ...panels, [panel]: zen || !panels[panel] }, zen: false },
  });

/** The outline and the notes of an interview lie over the palette, which is there again when they go. */
const togglePalette: Command['run'] = ({ session: { panels, zen, interviewPanel } }) => {
  const palette = zen || panels.outline || interviewPanel || !panels.palette;
  return { session: { panels: { ...panels, palette, outline: false }, zen: false, interviewPanel: false } };
};

const toggleOutline: Command['run'] = ({ session: { panels, zen, interviewPanel } }) => {
  const outline = zen || interviewPanel || !panels.outline;
  return {
    session: { panels: { ...panels, outline }, zen: false, interviewPanel: false },
    ...(outline && { effect: 'focus-outline' }),
  };
};

const theme = (id: Theme, label: string): Command => ({
  id: `theme-${id}`,
  label,
  family: 'view',
  keys: [],
  run: () => ({ session: { theme: id } }),
});

export const viewCommands: readonly Command[] = [
  {
    id: 'find',
    label: 'Find on the canvas…',
    family: 'view',
    keys: ['Mod+F'],
    run: ({ session }) => ({ session: { finding: session.finding ?? '' }, effect: 'focus-find' }),
  },
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
    label: 'Change what connections show: caller, so far, load, nothing',
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
    run: togglePalette,
  },
  {
    id: 'toggle-outline',
    label: 'Show or hide the outline',
    family: 'view',
    keys: ['Alt+4'],
    run: toggleOutline,
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
    id: 'toggle-minimap',
    label: 'Show or hide the overview in the corner',
    family: 'view',
    keys: ['Alt+5'],
    run: ({ session }) => ({ session: { minimap: !session.minimap } }),
  },
  {
    id: 'zen',
    label: 'Zen: put everything away but the canvas',
    family: 'view',
    keys: ['Alt+Z'],
    run: ({ session }) => ({ session: { zen: !session.zen } }),
  },
  {
    id: 'present',
    label: 'Present',
    family: 'view',
    keys: ['Alt+P', 'F5'],
    run: () => ({ effect: 'present' }),
  },
  {
    id: 'why',
    label: 'Why: what a number is made of',
    family: 'view',
    keys: ['W'],
    enabled: (context) => isAmong(context) || subjectOf(context) !== null,
    run: (context) => {
      if (isAmong(context)) return { effect: 'ask-why' };
      const subject = subjectOf(context);
      return subject ? { session: { why: { subject, measure: 'availability' } } } : {};
    },
  },
  theme('system', 'Theme: as the system'),
  theme('light', 'Theme: light'),
  theme('dark', 'Theme: dark'),
];
