/** What stands in the menus of the window and of the page: commands by id; null parts them. */
import { LINE_STYLES } from '../../model/style';
import { LOOK_IDS } from '../../state/commands/style';
import { WHAT_IF_IDS } from '../../state/commands/whatIf';
import { ALIGN_IDS, ORDER_IDS, SIZE_IDS } from './contextItems';

export type MenuList = readonly (string | null)[];

/** What stands between the rules. */
export function sectionsOf(list: MenuList): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  for (const id of list)
    if (id === null) sections.push([]);
    else sections.at(-1)?.push(id);
  return sections;
}

const EDIT_MENU: MenuList = [
  'undo',
  'redo',
  null,
  'cut',
  'copy',
  'copy-png',
  'copy-svg',
  'copy-text',
  'paste',
  'duplicate',
  'delete',
  null,
  'select-all',
  'find',
  'rename',
];

const VIEW_MENU: MenuList = [
  'fit-all',
  'fit-selection',
  'zoom-reset',
  'zoom-in',
  'zoom-out',
  null,
  'toggle-marks',
  null,
  'toggle-palette',
  'toggle-outline',
  'toggle-inspector',
  'toggle-findings',
  'toggle-minimap',
  'toggle-grid',
  'toggle-guides',
  null,
  'zen',
  'present',
];

const NUMBERS_MENU: MenuList = [
  'why',
  'targets',
  'play-journey',
  'journey-path',
  'cycle-reading',
  null,
  'what-if',
  ...WHAT_IF_IDS,
  'keep-scenario',
  null,
  'worksheet',
  'compare',
  'assumptions',
];

const INTERVIEW_MENU: MenuList = [
  'interview',
  null,
  'interview-pause',
  'interview-next',
  'interview-extend',
  'interview-end',
];

export const THEME_MENU: MenuList = ['theme-system', 'theme-light', 'theme-dark'];

const ARRANGE_MENU: MenuList = [
  'group-selection',
  'dissolve-group',
  'toggle-lock',
  'unlock-all',
  null,
  ...ALIGN_IDS,
  null,
  ...ORDER_IDS,
  null,
  ...SIZE_IDS,
];

const LAY_OUT_MENU: MenuList = [
  'lay-out',
  'lay-out-selection',
  'lay-out-page',
  null,
  'lay-out-right',
  'lay-out-down',
];

const LOOK_MENU: MenuList = [...LOOK_IDS, null, ...LINE_STYLES.map((style) => `lines-${style}`)];

const PAGES_MENU: MenuList = [
  'page-add',
  'page-rename',
  'page-duplicate',
  null,
  'page-previous',
  'page-next',
  'page-left',
  'page-right',
  null,
  'page-delete',
];

const REVIEW_MENU: MenuList = [
  'profile-whiteboard',
  'profile-interview',
  'profile-production',
  null,
  'toggle-findings',
  'findings-here',
];

export const VIEW = 'View';

/** The menus both have, in their order. */
export const MENUS: readonly { readonly label: string; readonly ids: MenuList }[] = [
  { label: 'Edit', ids: EDIT_MENU },
  { label: VIEW, ids: VIEW_MENU },
  { label: 'Numbers', ids: NUMBERS_MENU },
  { label: 'Arrange', ids: ARRANGE_MENU },
  { label: 'Lay out', ids: LAY_OUT_MENU },
  { label: 'Look', ids: LOOK_MENU },
  { label: 'Pages', ids: PAGES_MENU },
  { label: 'Review', ids: REVIEW_MENU },
  { label: 'Interview', ids: INTERVIEW_MENU },
];
