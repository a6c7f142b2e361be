/** Every command by name, with its key, and every pattern that can be put in; typing filters, and finds the pages of help too. */
import { Command } from 'cmdk';
import { CircleHelp } from 'lucide-react';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import type { Pattern } from '../../library/pattern';
import { PATTERNS } from '../../library/patterns';
import { inSentence } from '../../rules/phrases';
import { keysOf } from '../../state/bindings';
import type { Command as AppCommand } from '../../state/command';
import { COMMANDS } from '../../state/commands/commands';
import { showKeys } from '../../state/keys';
import { chooseScenario, chosenScenario } from '../../state/scenarios';
import { useApp, useDiagram, useEnabled, useSession, useShell } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';
import { type FoundTopic, HELP_TOPICS, helpScore } from '../help/helpTopics';
import { openHelp } from '../help/openHelp';
import { useInsertPattern } from '../patterns/useInsertPattern';
import { type Findable, foundIn, matchOf } from './commandSearch';
import { Modal } from './Modal';
import { useListFromTop } from './useListFromTop';

const HIDDEN = new Set(['command-palette', 'escape']);

const RECENT_KEPT = 8;

/** Those run from here lately, the latest first, and then all others as they stand in menus. */
function recentFirst(recent: readonly string[]): readonly AppCommand[] {
  const shown = COMMANDS.filter(({ id }) => !HIDDEN.has(id));
  const first = recent.flatMap((id) => shown.find((item) => item.id === id) ?? []);
  return [...first, ...shown.filter((item) => !first.includes(item))];
}

interface Entry extends Findable {
  readonly key: string;
  /** Of a page of help, which is found by other words than commands are. */
  readonly help?: FoundTopic;
  readonly row: ReactNode;
}

/** `helpOnly`: the pages of help alone, for who asked for them. */
export function CommandPalette({ helpOnly }: { readonly helpOnly: boolean }) {
  const [query, setQuery] = useState('');
  const list = useListFromTop(query);
  const entries = useEntries(helpOnly);
  const found =
    query.trim() === '' ? entries.filter(({ help }) => helpOnly || !help) : foundIn(entries, query, scoreOf);
  const name = helpOnly ? 'All help' : 'All commands';
  return (
    <Modal title={name} bare>
      <Command className="picker" loop label={name} shouldFilter={false}>
        <Command.Input
          className="picker-input"
          placeholder={helpOnly ? 'What do you want to know?' : 'What do you want to do, or to know?'}
          value={query}
          onValueChange={setQuery}
        />
        <Command.List ref={list} className="picker-list">
          <Command.Empty className="picker-empty">
            {helpOnly ? 'No page of help is called that.' : 'No command and no page of help is called that.'}
          </Command.Empty>
          {found.map(({ key, row }) => (
            <Fragment key={key}>{row}</Fragment>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}

/** In the order they are offered in before anything is typed. */
function useEntries(helpOnly: boolean): readonly Entry[] {
  const app = useApp();
  const { scenarios } = useDiagram();
  // As they were when it opened: what is run now comes first the next time.
  const recent = useSession((session) => session.recentCommands);
  return useMemo(() => {
    const context = app.context();
    const help = HELP_TOPICS.map((found) => helpEntry(found));
    if (helpOnly) return help;
    return [
      ...recentFirst(recent).map((item) => commandEntry(item, item.enabled?.(context) ?? true)),
      ...[...scenarios].map(([id, { name = id }]) => scenarioEntry(id, name)),
      ...PATTERNS.map((pattern) => patternEntry(pattern)),
      ...help,
    ];
  }, [app, scenarios, recent, helpOnly]);
}

const commandEntry = (item: AppCommand, enabled: boolean): Entry => ({
  key: item.id,
  name: item.label,
  keywords: [item.family],
  enabled,
  row: <CommandRow item={item} />,
});

const scenarioEntry = (id: string, name: string): Entry => ({
  key: `scenario ${id}`,
  name: `What if: ${name}`,
  keywords: ['scenario', id],
  row: <ScenarioRow id={id} name={name} />,
});

const patternEntry = (pattern: Pattern): Entry => ({
  key: `pattern ${pattern.id}`,
  name: insertName(pattern),
  keywords: ['pattern', ...pattern.keywords],
  row: <PatternRow pattern={pattern} />,
});

const helpEntry = (found: FoundTopic): Entry => ({
  key: `help ${found.topic.about} ${found.topic.id}`,
  name: found.title,
  help: found,
  row: <HelpRow found={found} />,
});

function CommandRow({ item }: { readonly item: AppCommand }) {
  const { app, isMac } = useShell();
  const enabled = useEnabled(item);
  const recent = useSession((session) => session.recentCommands);
  const [keys] = keysOf(item, useKeyboard());
  const run = () => {
    const recentCommands = [item.id, ...recent.filter((id) => id !== item.id)].slice(0, RECENT_KEPT);
    app.apply({ session: { dialog: null, recentCommands } });
    app.run(item);
  };
  return (
    <Command.Item className="menu-item" value={`command ${item.id}`} disabled={!enabled} onSelect={run}>
      {item.label}
      {keys && <kbd>{showKeys(keys, isMac)}</kbd>}
    </Command.Item>
  );
}

/** One that is saved with the page. */
function ScenarioRow({ id, name }: { readonly id: string; readonly name: string }) {
  const app = useApp();
  const chosen = useMemo(() => chosenScenario(app.context()), [app]);
  return (
    <Command.Item
      className="menu-item"
      value={`scenario ${id}`}
      onSelect={() => {
        app.apply({ session: { dialog: null } });
        app.apply(chooseScenario(app.context(), id));
      }}
    >
      {chosen?.id === id && !chosen.isChanged ? 'No longer what if' : 'What if'}: {name}
    </Command.Item>
  );
}

const insertName = (pattern: Pattern): string => `Insert ${inSentence(pattern.title)}`;

function PatternRow({ pattern }: { readonly pattern: Pattern }) {
  const { app } = useShell();
  const insert = useInsertPattern();
  const run = () => {
    app.apply({ session: { dialog: null } });
    insert(pattern);
  };
  return (
    <Command.Item className="menu-item menu-item-tall" value={`pattern ${pattern.id}`} onSelect={run}>
      <span>
        {insertName(pattern)}
        <small>{pattern.tradeOff}</small>
      </span>
    </Command.Item>
  );
}

function HelpRow({ found }: { readonly found: FoundTopic }) {
  const app = useApp();
  const { topic, title } = found;
  return (
    <Command.Item
      className="menu-item"
      value={`help ${topic.about} ${topic.id}`}
      onSelect={() => openHelp(app, topic)}
    >
      <CircleHelp size={14} aria-hidden="true" />
      <span className="help-words">Help: {title}</span>
    </Command.Item>
  );
}

/** What a search for pages of help begins with. */
const HELP_ONLY = 'Help:';
/** What can be done comes before what can be read about it, where both are called so. */
const HELP_AFTER = 0.84;

/** Pages of help, which are many, are found by whole words only. */
function scoreOf({ help, ...entry }: Entry, asked: string): number {
  const isHelp = /^help/i.test(asked.trim());
  if (help) return helpScore(help, asked) * (isHelp ? 1 : HELP_AFTER);
  return asked.startsWith(HELP_ONLY) ? 0 : matchOf(entry, asked);
}
