/** A pattern to pick: its shape, its name, and what it brings at what cost. */
import './patterns.css';
import { Command } from 'cmdk';
import type { DragEvent } from 'react';
import type { Pattern } from '../../library/pattern';
import { carry } from '../palette/carried';
import { PatternPreview } from './PatternPreview';
import { pieceOf } from './patternPieces';

interface Props {
  readonly pattern: Pattern;
  /** Names of what it would go around; empty: it would go beside. */
  readonly around?: string;
  readonly onInsert: (pattern: Pattern) => void;
}

export function PatternItem({ pattern, around = '', onInsert }: Props) {
  const onDragStart = (event: DragEvent) => carry(event.dataTransfer, { pattern: pattern.id });
  return (
    <Command.Item
      className="palette-item pattern-item"
      value={`pattern+${pattern.id}`}
      title={`${pattern.summary} ${pattern.tradeOff}`}
      draggable
      onDragStart={onDragStart}
      onSelect={() => onInsert(pattern)}
    >
      <PatternPreview piece={pieceOf(pattern).piece} />
      <div>
        <strong>{pattern.title}</strong>
        {around && <em>around {around}</em>}
        <p>{pattern.tradeOff}</p>
      </div>
    </Command.Item>
  );
}
