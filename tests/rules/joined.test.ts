import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveSettings, modeOf, typeOf } from '../../src/catalog/effective';
import { incoming, nameOf, outgoing } from '../../src/model/queries';
import { factsOf } from '../../src/rules/facts';
import { graphOf } from '../../src/rules/graph';
import { joinParts, type Link } from '../../src/rules/parts';
import { arbitraryDiagram } from '../support/arbitraryDiagram';

const idsOf = (links: readonly Link[]) => links.map(({ id }) => id);
const keysOf = (entries: readonly (readonly [string, unknown])[]) => entries.map(([id]) => id);

describe('parts and links', () => {
  it('say of each what looking it up says, in the diagram’s order', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const { parts, links, partAt } = joinParts(diagram);
        const facts = factsOf(diagram);
        expect(parts.map(({ id }) => id)).toEqual([...diagram.components.keys()]);
        expect(idsOf(links)).toEqual([...diagram.connections.keys()]);
        for (const [index, one] of parts.entries()) {
          expect(partAt(one.id)).toBe(one);
          expect([one.index, one.component]).toEqual([index, diagram.components.get(one.id)]);
          expect([one.type, one.name]).toEqual([typeOf(one.component), nameOf(diagram, one.id)]);
          expect(one.settings).toEqual(effectiveSettings(one.component));
          const isSync = ([, connection]: (typeof out)[number]) => modeOf(diagram, connection) === 'sync';
          const [out, into] = [outgoing(diagram, one.id), incoming(diagram, one.id)];
          expect([idsOf(one.outgoing), idsOf(one.incoming)]).toEqual([keysOf(out), keysOf(into)]);
          expect(idsOf(one.callsFrom)).toEqual(keysOf(out.filter(isSync)));
          expect(idsOf(one.callsTo)).toEqual(keysOf(into.filter(isSync)));
          expect(facts.callsFrom(one.id)).toEqual(out.filter(isSync));
          expect(facts.callsTo(one.id)).toEqual(into.filter(isSync));
          expect(graphOf(diagram).outgoing(one.id)).toEqual(out);
        }
        for (const { connection, from, to } of links)
          expect([from, to]).toEqual([partAt(connection.from), partAt(connection.to)]);
      }),
      { numRuns: 100 },
    );
  });
});
