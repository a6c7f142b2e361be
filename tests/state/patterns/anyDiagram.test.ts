/** Whatever is drawn and selected: a pattern put in leaves a valid document, takes nothing away, and is one step back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refOf } from '../../../src/model/elements';
import { dropPattern, insertPattern } from '../../../src/state/patterns/insertPattern';
import { arbitraryDiagram } from '../../support/arbitraryDiagram';
import { allPatternPieces } from '../../support/patternPieces';
import { expectSavedAndOpened } from '../../support/savedAndOpened';
import { contextOf } from '../context';

const pieces = allPatternPieces();

test('puts any pattern into any diagram, around any selection', () => {
  fc.assert(
    fc.property(
      arbitraryDiagram,
      fc.constantFrom(...pieces),
      fc.array(fc.nat(), { maxLength: 4 }),
      fc.boolean(),
      (diagram, wanted, picks, isDropped) => {
        const ids = [...diagram.components.keys()];
        const selected = picks.flatMap((pick) => ids.slice(pick % Math.max(1, ids.length)).slice(0, 1));
        const context = contextOf(diagram, ...selected.map((id) => refOf('component', id)));
        const at = { x: 10, y: 10 };
        const next = (isDropped ? dropPattern : insertPattern)(context, wanted, at).diagram;
        if (!next) throw new Error('nothing was put in');
        expectSavedAndOpened(next);
        for (const id of diagram.components.keys()) expect(next.components.has(id)).toBe(true);
        for (const id of diagram.connections.keys()) expect(next.connections.has(id)).toBe(true);
        for (const { from, to } of next.connections.values())
          expect(next.components.has(from) && next.components.has(to)).toBe(true);
        for (const [id, component] of next.components)
          for (const { connections } of component.settings?.calls ?? [])
            for (const call of connections)
              if (!diagram.components.has(id)) expect(next.connections.get(call)?.from).toBe(id);
      },
    ),
    { numRuns: 60 },
  );
});
