/** Every command by name, with its key, and every pattern that can be put in; typing filters, and finds the pages of help too. */
import { Command, defaultFilter } from 'cmdk';
import { CircleHelp } from 'lucide-react';
import { useMemo, useState } from 'react';
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
import { Modal } from './Modal';

const HIDDEN = new Set(['command-palette', 'escape']);

const RECENT_KEPT = 8;

/** Those run from here lately, the latest first, and then all others as they stand in menus. */
function recentFirst(recent: readonly string[]): readonly AppCommand[] {
  const shown = COMMANDS.filter(({ id }) => !HIDDEN.has(id));
  const first = recent.flatMap((id) => shown.find((item) => item.id === id) ?? []);
  return [...first, ...shown.filter((item) => !first.includes(item))];
}

/** `helpOnly`: the pages of help alone, for who asked for them. */
export function CommandPalette({ helpOnly }: { readonly helpOnly: boolean }) {
  const [query, setQuery] = useState('');
  // As they were when it opened: what is run now comes first the next time.
  const recent = useSession((session) => session.recentCommands);
  const commands = useMemo(() => recentFirst(recent), [recent]);
  const name = helpOnly ? 'All help' : 'All commands';
  return (
    <Modal title={name} bare>
      <Command className="picker" loop label={name} filter={scoreOf}>
        <Command.Input
          className="picker-input"
          placeholder={helpOnly ? 'What do you want to know?' : 'What do you want to do, or to know?'}
          value={query}
          onValueChange={setQuery}
        />
        <Command.List className="picker-list">
          <Command.Empty className="picker-empty">
            {helpOnly ? 'No page of help is called that.' : 'No command and no page of help is called that.'}
          </Command.Empty>
          {!helpOnly && commands.map((item) => <CommandRow key={item.id} item={item} />)}
          {!helpOnly && <ScenarioRows />}
          {!helpOnly && PATTERNS.map((pattern) => <PatternRow key={pattern.id} pattern={pattern} />)}
          {(helpOnly || query.trim() !== '') &&
            HELP_TOPICS.map((found) => (
              <HelpRow key={`${found.topic.about} ${found.topic.id}`} found={found} />
            ))}
        </Command.List>
      </Command>
    </Modal>
  );
}

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
    <Command.Item
      className="menu-item"
      value={`${item.label} ${item.family}`}
      disabled={!enabled}
      onSelect={run}
    >
      {item.label}
      {keys && <kbd>{showKeys(keys, isMac)}</kbd>}
    </Command.Item>
  );
}

/** Each that is saved with the page, by name. */
function ScenarioRows() {
  const app = useApp();
  const { scenarios } = useDiagram();
  const chosen = useMemo(() => chosenScenario(app.context()), [app]);
  return [...scenarios].map(([id, { name = id }]) => (
    <Command.Item
      key={id}
      className="menu-item"
      value={`what if scenario ${name} ${id}`}
      onSelect={() => {
        app.apply({ session: { dialog: null } });
        app.apply(chooseScenario(app.context(), id));
      }}
    >
      {chosen?.id === id && !chosen.isChanged ? 'No longer what if' : 'What if'}: {name}
    </Command.Item>
  ));
}

function PatternRow({ pattern }: { readonly pattern: Pattern }) {
  const { app } = useShell();
  const insert = useInsertPattern();
  const run = () => {
    app.apply({ session: { dialog: null } });
    insert(pattern);
  };
  const name = `Insert ${inSentence(pattern.title)}`;
  return (
    <Command.Item
      className="menu-item menu-item-tall"
      value={`${name} pattern`}
      keywords={[...pattern.keywords]}
      onSelect={run}
    >
      <span>
        {name}
        <small>{pattern.tradeOff}</small>
      </span>
    </Command.Item>
  );
}

function HelpRow({ found }: { readonly found: FoundTopic }) {
  const app = useApp();
  const { topic, title } = found;
  return (
    <Command.Item className="menu-item" value={itemOf(found)} onSelect={() => openHelp(app, topic)}>
      <CircleHelp size={14} aria-hidden="true" />
      <span className="help-words">Help: {title}</span>
    </Command.Item>
  );
}

const itemOf = ({ topic }: FoundTopic): string => `help ${topic.about} ${topic.id}`;

const TOPICS_BY_ITEM: ReadonlyMap<string, FoundTopic> = new Map(
  HELP_TOPICS.map((found) => [itemOf(found), found]),
);

/** What a search for pages of help begins with. */
const HELP_ONLY = 'Help:';

/** Commands are found by letters in their order; pages of help, which are many, by whole words only. */
function scoreOf(value: string, search: string, keywords?: string[]): number {
  const found = TOPICS_BY_ITEM.get(value);
  if (found) return helpScore(found, search);
  return search.startsWith(HELP_ONLY) ? 0 : (defaultFilter?.(value, search, keywords) ?? 0);
}
