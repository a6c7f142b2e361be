/**
 * Connecting by keyboard: every component as the other end; one that may not be says why, offers the remedy, and leads to
 * its rule: F1, or the question mark.
 */
import { Command } from 'cmdk';
import { CircleHelp, CornerDownRight, Wrench } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { technology } from '../../catalog/catalog';
import { typeOf } from '../../catalog/effective';
import type { Component } from '../../model/diagram';
import type { Judgement } from '../../model/finding';
import { nameOf } from '../../model/queries';
import { judgeCandidates } from '../../rules/judge';
import { applyRemedy, connect } from '../../state/gestures';
import { useApp, useDiagram } from '../app/hooks';
import { openHelp } from '../help/openHelp';
import { TypeTile } from '../icons/TypeTile';
import { foundIn } from './commandSearch';
import { Modal } from './Modal';
import { useListFromTop } from './useListFromTop';

interface PickerProps {
  readonly title: string;
  readonly prompt: string;
  /** Over those that may not be the end, each with its reason. */
  readonly refusedHeading: string;
  /** Of the components offered. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly choose: (componentId: string) => void;
}

export function ConnectDialog({ from }: { readonly from: string }) {
  const app = useApp();
  const diagram = useDiagram();
  const judgements = useMemo(() => {
    const all = new Map(judgeCandidates(diagram, { from }));
    all.delete(from);
    return all;
  }, [diagram, from]);
  return (
    <EndPicker
      title={`Connect from ${nameOf(diagram, from)}`}
      prompt={`Connect ${nameOf(diagram, from)} to…`}
      refusedHeading="These can’t be called from here"
      judgements={judgements}
      choose={(to) => app.apply(connect(app.context(), { from, to }))}
    />
  );
}

/** Components by name: those that may be the end, then those that may not and why. */
export function EndPicker({ title, prompt, refusedHeading, judgements, choose }: PickerProps) {
  const app = useApp();
  const diagram = useDiagram();
  const [query, setQuery] = useState('');
  const list = useListFromTop(query);
  const offered = useMemo(
    () => [...diagram.components].filter(([id]) => judgements.has(id)).map(endOf),
    [diagram, judgements],
  );
  const found = query.trim() === '' ? offered : foundIn(offered, query);
  const allowed = found.filter(({ id }) => judgements.get(id)?.allowed);
  const refused = found.filter(({ id }) => !judgements.get(id)?.allowed);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F1') return;
    event.preventDefault();
    event.stopPropagation();
    const rule = highlightedRule(event.currentTarget);
    if (rule) openHelp(app, { about: 'rule', id: rule });
  };
  return (
    <Modal title={title} bare>
      <Command className="picker" shouldFilter={false} loop label={title}>
        <Command.Input
          className="picker-input"
          value={query}
          onValueChange={setQuery}
          placeholder={prompt}
          onKeyDown={onKeyDown}
        />
        <Command.List ref={list} className="picker-list">
          <Command.Empty className="picker-empty">No component is called that.</Command.Empty>
          {allowed.length > 0 && (
            <Command.Group>
              {allowed.map(({ id, component }) => (
                <AllowedEnd key={id} choose={choose} id={id} component={component} />
              ))}
            </Command.Group>
          )}
          {refused.length > 0 && (
            <Command.Group heading={refusedHeading}>
              {refused.map(({ id, component }) => (
                <RefusedEnd key={id} id={id} component={component} judgement={judgements.get(id)} />
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}

const highlightedRule = (input: Element): string | undefined =>
  input.closest('[cmdk-root]')?.querySelector<HTMLElement>('[cmdk-item][aria-selected="true"]')?.dataset.rule;

/** Found by its name, else by its id or by what it is. */
const endOf = ([id, component]: readonly [string, Component]) => {
  const product = technology(component.settings?.technology ?? '')?.label ?? '';
  return { id, component, name: component.name || id, keywords: [id, typeOf(component).label, product] };
};

interface EndProps {
  readonly id: string;
  readonly component: Component;
}

function AllowedEnd({ choose, id, component }: EndProps & Pick<PickerProps, 'choose'>) {
  const app = useApp();
  const take = () => {
    app.apply({ session: { dialog: null } });
    choose(id);
  };
  return (
    <Command.Item className="menu-item" value={id} onSelect={take}>
      <Tile component={component} />
      {component.name || id}
      <CornerDownRight className="menu-more" size={14} aria-hidden="true" />
    </Command.Item>
  );
}

function RefusedEnd({ id, component, judgement }: EndProps & { readonly judgement: Judgement | undefined }) {
  const app = useApp();
  if (!judgement || judgement.allowed) return null;
  const { remedy, reason, rule } = judgement;
  const help = (event: MouseEvent) => {
    event.stopPropagation();
    openHelp(app, { about: 'rule', id: rule });
  };
  const apply = () => {
    if (!remedy?.apply) return app.apply({ session: { notice: { tone: 'problem', text: reason } } });
    app.apply({ session: { dialog: null } });
    app.apply(applyRemedy(app.context(), remedy));
  };
  return (
    <Command.Item className="menu-item menu-item-tall refused" value={id} data-rule={rule} onSelect={apply}>
      <Tile component={component} />
      <span>
        {component.name || id}
        <small>{reason}</small>
      </span>
      {remedy?.apply && (
        <b className="refused-remedy">
          <Wrench size={12} aria-hidden="true" /> {remedy.label}
        </b>
      )}
      {/* For the mouse: with the keyboard it is F1. */}
      <span
        className="refused-help"
        aria-hidden="true"
        title="What this rule says, and why (F1)"
        onClick={help}
      >
        <CircleHelp size={13} />
      </span>
    </Command.Item>
  );
}

const Tile = ({ component }: { readonly component: Component }) => (
  <TypeTile
    type={typeOf(component)}
    technology={technology(component.settings?.technology ?? '')}
    size="small"
  />
);
