/** What a typed diagram will be: its parts, how many lines, what becomes a plain box, and what the rules refuse. */
import { Command } from 'cmdk';
import { Ban, CornerDownLeft, Info, Wrench } from 'lucide-react';
import { useMemo } from 'react';
import { technology } from '../../catalog/catalog';
import { typeOf } from '../../catalog/effective';
import { type Remark, type TypedDiagram, typedDiagram } from '../../formats/importers/typedDiagram';
import { remediesOf } from '../../formats/importers/typedRemedies';
import type { Component } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { showKeys } from '../../state/keys';
import { useDiagram, useShell } from '../app/hooks';
import { TypeTile } from '../icons/TypeTile';

interface Props {
  readonly text: string;
  readonly onDraw: (withRemedies: boolean) => void;
}

const REMARKS_SHOWN = 5;
const PARTS_SHOWN = 24;

export function TypedPreview({ text, onDraw }: Props) {
  const { isMac } = useShell();
  const diagram = useDiagram();
  const typed = useMemo(() => typedDiagram(text, diagram), [text, diagram]);
  const remedies = remediesOf(typed);
  const { remarks } = typed;
  return (
    <>
      <Parts typed={typed} />
      <Command.List className="picker-list">
        <Command.Item className="menu-item" value="draw" onSelect={() => onDraw(false)}>
          <CornerDownLeft size={14} aria-hidden="true" />
          <span className="typed-summary" aria-live="polite">
            Draw {summary(typed)}
          </span>
          <kbd>{showKeys('Enter', isMac)}</kbd>
        </Command.Item>
        {remedies.length > 0 && (
          <Command.Item className="menu-item" value="draw-remedied" onSelect={() => onDraw(true)}>
            <Wrench size={14} aria-hidden="true" />
            <span className="typed-summary">Draw it, and {remedies.map(lowered).join(', ')}</span>
            <kbd>{showKeys('Mod+Enter', isMac)}</kbd>
          </Command.Item>
        )}
      </Command.List>
      {remarks.length > 0 && (
        <ul className="typed-remarks">
          {remarks.slice(0, REMARKS_SHOWN).map((remark) => (
            <RemarkLine key={`${remark.kind} ${remark.start} ${remark.text}`} typed={typed} remark={remark} />
          ))}
          {remarks.length > REMARKS_SHOWN && <li>and {remarks.length - REMARKS_SHOWN} more</li>}
        </ul>
      )}
    </>
  );
}

function Parts({ typed }: { readonly typed: TypedDiagram }) {
  const ids = [...typed.joined, ...typed.components];
  return (
    <ol className="typed-parts" aria-hidden="true">
      {ids.slice(0, PARTS_SHOWN).map((id) => {
        const component = typed.diagram.components.get(id);
        if (!component) return null;
        return (
          <li key={id} data-untyped={typeOf(component).role === 'untyped' || undefined}>
            <TypeTile
              type={typeOf(component)}
              technology={technology(component.settings?.technology ?? '')}
              size="small"
            />
            <b>{nameOf(typed.diagram, id)}</b>
            <small>{typed.joined.includes(id) ? 'is there' : whatItIs(component)}</small>
          </li>
        );
      })}
      {ids.length > PARTS_SHOWN && <li>and {ids.length - PARTS_SHOWN} more</li>}
    </ol>
  );
}

function whatItIs(component: Component): string {
  const { replicas = 1 } = component.settings ?? {};
  const { label, role } = typeOf(component);
  return `${role === 'untyped' ? 'plain box' : label}${replicas > 1 ? ` × ${replicas}` : ''}`;
}

function RemarkLine({ typed, remark }: { readonly typed: TypedDiagram; readonly remark: Remark }) {
  const { kind, text, ends } = remark;
  const Icon = kind === 'refused' ? Ban : Info;
  return (
    <li data-kind={kind}>
      <Icon size={13} aria-hidden="true" />
      <span>
        {ends && (
          <b>
            {nameOf(typed.diagram, ends.from)} → {nameOf(typed.diagram, ends.to)} isn’t drawn.{' '}
          </b>
        )}
        {text}
      </span>
    </li>
  );
}

function summary({ components, connections, joined, groups }: TypedDiagram): string {
  const parts = [counted(components.length, 'component'), counted(connections.length, 'connection')];
  if (groups.length > 0) parts.push(counted(groups.length, 'group'));
  const there =
    joined.length > 0 ? `, joined to ${joined.length} that ${joined.length === 1 ? 'is' : 'are'} there` : '';
  return `${parts.join(', ')}${there}`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const lowered = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
