import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { nodeSubtitle } from '../../src/catalog/subtitle';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { estimate } from '../../src/estimate/estimate';
import { documentText } from '../document/documents';
import { inFull } from '../support/inFull';
import { plumbline } from './fakeIo';

/** Files of a newer version: what isn't known is kept, said and left out of the numbers; what can't be is refused. */

const newer = documentText(
  '"components":{"user":{"type":"client"},"api":{"type":"service","settings":{"replicas":2,"warpFactor":9,"deep":{"a":[1]}}},' +
    '"q":{"type":"quantum-server","name":"Q","settings":{"qubits":50}}},' +
    '"connections":{"c1":{"from":"user","to":"api"},"c2":{"from":"api","to":"q"}}',
);

function read(text: string) {
  const parsed = parseDiagram(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('unknown types and settings', () => {
  it('are said, each once', async () => {
    const { out, exit } = await plumbline(['check', 'a', '--json'], { files: { a: newer } });
    const findings: { rule: string; components: string[] }[] = JSON.parse(out).findings;
    const about = (rule: string) => findings.filter((one) => one.rule === rule).map((one) => one.components);
    expect(exit).toBe(0);
    expect(about('unknown-type')).toEqual([['q']]);
    expect(about('unknown-setting')).toEqual([['api'], ['api']]);
  });

  it('of connections and boundaries are said too, and kept', async () => {
    const text = documentText(
      '"components":{"user":{"type":"client","glow":1},"api":{"type":"service","in":["g"]}},' +
        '"connections":{"c1":{"from":"user","to":"api","timoutMs":100,"protocol":"pigeon"}},' +
        '"groups":{"g":{"type":"wormhole","settings":{"spin":2}},"z":{"type":"zone","settings":{"spin":3}}},' +
        '"journeys":{"j":{"name":"Pay","entry":"user","priority":1}}',
    );
    const { out, exit } = await plumbline(['check', 'a', '--json'], { files: { a: text } });
    const findings: { rule: string; message: string }[] = JSON.parse(out).findings;
    const about = (rule: string) => findings.filter((one) => one.rule === rule).map((one) => one.message);
    expect(exit).toBe(0);
    expect(about('unknown-type')).toEqual([
      '“wormhole” is no kind of boundary known here: g is kept, and nothing follows from standing in it.',
    ]);
    expect(about('unknown-setting').sort()).toEqual([
      '“glow” of user is no setting known here: it is kept, and counts for nothing.',
      '“pigeon” is no protocol known here: user → api is kept, and nobody asks whether both ends speak it.',
      '“priority” of Pay is no setting known here: it is kept, and counts for nothing.',
      '“spin” of z is no setting known here: it is kept, and counts for nothing.',
      '“timoutMs” of user → api is no setting known here: it is kept, and counts for nothing.',
    ]);
    expect(serializeDiagram(read(serializeDiagram(read(text))))).toBe(serializeDiagram(read(text)));
    expect(serializeDiagram(read(text))).toMatch(/"timoutMs": 100[\s\S]*"spin": 2/);
  });

  it('are kept when the file is saved, and shown with their id', () => {
    const diagram = read(newer);
    const again = read(serializeDiagram(diagram));
    expect(again.components.get('api')?.settings).toMatchObject({ warpFactor: 9, deep: { a: [1] } });
    const q = again.components.get('q');
    expect(q).toMatchObject({ type: 'quantum-server', settings: { qubits: 50 } });
    expect(q && nodeSubtitle(q)).toBe('unknown type: quantum-server');
  });

  it('count for nothing: the numbers are those without them', () => {
    const bare = newer
      .replace(',"warpFactor":9,"deep":{"a":[1]}', '')
      .replace(',"settings":{"qubits":50}', '')
      .replace('quantum-server', 'box');
    expect(inFull(estimate(read(newer))).journeys).toEqual(inFull(estimate(read(bare))).journeys);
  });
});

describe('settings out of range', () => {
  const cases = COMPONENT_TYPES.flatMap((type) =>
    type.fields.flatMap(({ id, kind }) => {
      if (kind.type === 'probability') return [[type.id, id, 1.5] as const];
      if (kind.type !== 'number') return [];
      return [
        ...(kind.min === undefined ? [] : [[type.id, id, kind.min - 1] as const]),
        ...(kind.max === undefined ? [] : [[type.id, id, kind.max + 1] as const]),
      ];
    }),
  );

  it('are refused by check with their path', async () => {
    expect(cases.length).toBeGreaterThan(40);
    for (const [type, field, value] of cases) {
      const text = documentText(
        `"components":{"part":${JSON.stringify({ type, settings: { [field]: value } })}},"connections":{}`,
      );
      const { exit, err, out } = await plumbline(['check', 'a'], { files: { a: text } });
      expect([type, field, value, exit, out]).toEqual([type, field, value, 2, '']);
      expect(err).toContain(`components.part.settings.${field}`);
    }
  });
});
