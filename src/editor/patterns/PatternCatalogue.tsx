/** Every pattern, by family or by search, each saying what of the selection it would go around. */
import { Command } from 'cmdk';
import { useDeferredValue, useMemo } from 'react';
import type { Pattern } from '../../library/pattern';
import { PATTERN_FAMILIES, PATTERNS, searchPatterns } from '../../library/patterns';
import { nameOf } from '../../model/queries';
import { listOf } from '../../rules/phrases';
import { aroundWhat } from '../../state/patterns/insertPattern';
import { useDiagram, useSession } from '../app/hooks';
import { PatternItem } from './PatternItem';
import { pieceOf } from './patternPieces';

interface Props {
  readonly query: string;
  readonly onInsert: (pattern: Pattern) => void;
}

export function PatternCatalogue({ query, onInsert }: Props) {
  const around = useAround();
  const items = (patterns: readonly Pattern[]) =>
    patterns.map((pattern) => (
      <PatternItem
        key={pattern.id}
        pattern={pattern}
        around={around.get(pattern) ?? ''}
        onInsert={onInsert}
      />
    ));
  if (query.trim() !== '') return items(searchPatterns(query));
  return PATTERN_FAMILIES.map(({ id, label, patterns }) => (
    <Command.Group key={id} heading={label}>
      {items(patterns)}
    </Command.Group>
  ));
}

/** The names of what each pattern would go around; may lag behind what is being moved. */
function useAround(): ReadonlyMap<Pattern, string> {
  const selection = useSession((session) => session.selection);
  const diagram = useDeferredValue(useDiagram());
  return useMemo(() => {
    if (selection.size === 0) return new Map();
    const namesFor = (pattern: Pattern) =>
      listOf(aroundWhat(diagram, selection, pieceOf(pattern)).map((id) => nameOf(diagram, id)));
    return new Map(PATTERNS.map((pattern) => [pattern, namesFor(pattern)]));
  }, [diagram, selection]);
}
