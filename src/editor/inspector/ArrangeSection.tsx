/** Lining things up, spacing them out, stacking, grouping: each a command, here as an icon. */
import './arrange.css';
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Group,
  LayoutGrid,
  MoveHorizontal,
  MoveVertical,
  Ungroup,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { CommandButton } from '../menus/CommandButton';
import { Section } from './Section';

type Icon = ComponentType<{ readonly size: number; readonly 'aria-hidden': 'true' }>;

const ROWS: readonly (readonly (readonly [id: string, icon: Icon])[])[] = [
  [
    ['align-left', AlignStartVertical],
    ['align-centre', AlignCenterVertical],
    ['align-right', AlignEndVertical],
    ['align-top', AlignStartHorizontal],
    ['align-middle', AlignCenterHorizontal],
    ['align-bottom', AlignEndHorizontal],
  ],
  [
    ['distribute-x', AlignHorizontalSpaceBetween],
    ['distribute-y', AlignVerticalSpaceBetween],
    ['tidy-up', LayoutGrid],
    ['same-width', MoveHorizontal],
    ['same-height', MoveVertical],
  ],
  [
    ['bring-to-front', ArrowUpToLine],
    ['bring-forward', ArrowUp],
    ['send-backward', ArrowDown],
    ['send-to-back', ArrowDownToLine],
    ['group-selection', Group],
    ['dissolve-group', Ungroup],
  ],
];

export function ArrangeSection() {
  return (
    <Section title="Arrange">
      {ROWS.map((row) => (
        <div key={row[0]?.[0]} className="arrange-row">
          {row.map(([id, Icon]) => (
            <CommandButton key={id} id={id} icon={<Icon size={16} aria-hidden="true" />} />
          ))}
        </div>
      ))}
    </Section>
  );
}
