/**
 * Help on one component type, one kind of group or one rule, in a sheet at the right: made from the catalog and the rules, as their pages in docs/
 * are. Focus moves in, from page to page to the heading, and back to where it came from.
 */
import './help.css';
import { ArrowLeft, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { componentType } from '../../catalog/catalog';
import { groupType } from '../../catalog/groupTypes';
import { RULES } from '../../rules/rules';
import type { HelpTopic, Dialog as SessionDialog } from '../../state/sessionStore';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';
import { GroupHelp } from './GroupHelp';
import { RuleHelp } from './RuleHelp';
import { TypeHelp } from './TypeHelp';

interface Props {
  readonly topic: HelpTopic;
  readonly trail: readonly HelpTopic[];
  /** What is there again when it is closed. */
  readonly under: SessionDialog | null;
}

export function HelpSheet({ topic, trail, under }: Props) {
  const app = useApp();
  const [opener] = useState(findOpener);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = trail.at(-1);
  // Another page begins at its top.
  useEffect(() => {
    if (topic.id) heading.current?.focus();
    heading.current?.closest('.help-sheet')?.scrollTo(0, 0);
  }, [topic]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && app.apply({ session: { dialog: under } })}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content
          className="dialog help-sheet"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            heading.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // The dialog it came from takes the keyboard itself.
            if (under) return;
            if (opener?.isConnected) opener.focus();
            else focusCanvas();
          }}
        >
          <header className="help-bar">
            {before && (
              <button
                type="button"
                className="button"
                data-small
                onClick={() =>
                  app.apply({
                    session: {
                      dialog: {
                        kind: 'help',
                        topic: before,
                        trail: trail.slice(0, -1),
                        ...(under && { under }),
                      },
                    },
                  })
                }
              >
                <ArrowLeft size={13} aria-hidden="true" /> Back
              </button>
            )}
            <span className="muted">{ABOUT[topic.about]}</span>
            <Dialog.Close className="icon-button" aria-label="Close the help">
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </header>
          <Dialog.Title ref={heading} tabIndex={-1} className="help-title">
            {titleOf(topic)}
          </Dialog.Title>
          <Page topic={topic} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Page({ topic: { about, id } }: { readonly topic: HelpTopic }) {
  const type = about === 'type' ? componentType(id) : undefined;
  const group = about === 'group' ? groupType(id) : undefined;
  const rule = about === 'rule' ? RULES.find((one) => one.id === id) : undefined;
  if (type) return <TypeHelp key={id} type={type} />;
  if (group) return <GroupHelp key={id} type={group} />;
  if (rule) return <RuleHelp key={id} rule={rule} />;
  return (
    <p>
      This version doesn’t know “{id}”. It may come from a newer one: it is kept in the file as it is, and
      means nothing here.
    </p>
  );
}

const ABOUT: Readonly<Record<HelpTopic['about'], string>> = {
  type: 'Component',
  group: 'Kind of group',
  rule: 'Rule',
};

function titleOf({ about, id }: HelpTopic): string {
  if (about === 'type') return componentType(id)?.label ?? id;
  if (about === 'group') return groupType(id)?.label ?? id;
  return RULES.find((rule) => rule.id === id)?.title ?? id;
}

/** What had the focus; of a menu that is closing, the button it hangs on. */
function findOpener(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]');
  const trigger = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  if (trigger) return trigger;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}
