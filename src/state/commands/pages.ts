/** The pages of a document. Where a browser tab keeps a key for itself, there is another. */
import { pagesOf } from '../../model/pages';
import type { Command, Context } from '../command';
import { addPage, duplicatePage, indexIn, movePage, removePage, stepPage } from '../pages';

const hasSeveral = ({ document }: Context): boolean => document.pages.size > 0;

export const pageCommands: readonly Command[] = [
  { id: 'page-add', label: 'Add a page', family: 'pages', keys: ['Alt+Shift+N'], run: addPage },
  {
    id: 'page-rename',
    label: 'Rename the page',
    family: 'pages',
    keys: ['Shift+F2'],
    run: () => ({ session: { renamingPage: true } }),
  },
  {
    id: 'page-duplicate',
    label: 'Duplicate the page',
    family: 'pages',
    keys: ['Alt+Shift+D'],
    run: duplicatePage,
  },
  {
    id: 'page-previous',
    label: 'Go to the previous page',
    family: 'pages',
    keys: ['Mod+PageUp', 'Alt+PageUp'],
    enabled: hasSeveral,
    run: (context) => stepPage(context, -1),
  },
  {
    id: 'page-next',
    label: 'Go to the next page',
    family: 'pages',
    keys: ['Mod+PageDown', 'Alt+PageDown'],
    enabled: hasSeveral,
    run: (context) => stepPage(context, 1),
  },
  {
    id: 'page-left',
    label: 'Move the page to the left',
    family: 'pages',
    keys: ['Mod+Shift+PageUp', 'Alt+Shift+PageUp'],
    enabled: (context) => indexIn(context) > 0,
    run: (context) => movePage(context, indexIn(context) - 1),
  },
  {
    id: 'page-right',
    label: 'Move the page to the right',
    family: 'pages',
    keys: ['Mod+Shift+PageDown', 'Alt+Shift+PageDown'],
    enabled: (context) => indexIn(context) < pagesOf(context.document).length - 1,
    run: (context) => movePage(context, indexIn(context) + 1),
  },
  {
    id: 'page-delete',
    label: 'Delete the page',
    family: 'pages',
    keys: [],
    enabled: hasSeveral,
    run: removePage,
  },
];
