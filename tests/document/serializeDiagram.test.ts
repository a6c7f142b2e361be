import { describe, expect, it } from 'vitest';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { putComponent, putSetting, removeElements } from '../../src/model/edits';
import { refOf } from '../../src/model/elements';
import { architecture } from '../bench/architectures';
import { documentText, goodDocuments, parsed, readDocumentText } from './documents';

describe('serializeDiagram', () => {
  it('writes an empty diagram with what is required and nothing else', () => {
    expect(serializeDiagram(emptyDiagram)).toBe(
      '{\n  "format": "plumbline",\n  "version": 1,\n  "components": {},\n  "connections": {}\n}\n',
    );
  });

  it.each(goodDocuments)('says of %s all that the file said', (name) => {
    const text = readDocumentText(name);
    expect(JSON.parse(serializeDiagram(parsed(text)))).toEqual(JSON.parse(text));
  });

  it.each(['minimal.plumb', 'odd-ids.plumb', 'every-key.plumb'])('leaves %s byte for byte', async (name) => {
    const text = readDocumentText(name);
    expect(serializeDiagram(parsed(text))).toBe(text);
  });

  it('writes the published example as always', async () => {
    await expect(serializeDiagram(parsed(readDocumentText('contract-example.plumb')))).toMatchFileSnapshot(
      '../golden/document/contract-example.plumb',
    );
  });

  it.each(goodDocuments)('writes %s as JSON does, edit for edit', (name) => {
    const diagram = parsed(readDocumentText(name));
    const asJson = (text: string) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
    const first = serializeDiagram(diagram);
    expect(first).toBe(asJson(first));
    const components = new Map(diagram.components).set('10', { type: 'box' }).set('new', { type: 'box' });
    const edited = serializeDiagram({ ...diagram, components });
    expect(edited).toBe(asJson(edited));
    expect(edited).toBe(serializeDiagram(structuredClone({ ...diagram, components })));
    expect(serializeDiagram(diagram)).toBe(first);
  });

  it('writes one record of many anew after an edit of one', () => {
    let reads = 0;
    const counted = () => ({
      get type() {
        reads += 1;
        return 'box';
      },
    });
    const components = new Map(Array.from({ length: 50 }, (_, index) => [`c${index}`, counted()]));
    serializeDiagram({ ...emptyDiagram, components });
    const each = reads / 50;
    serializeDiagram({ ...emptyDiagram, components: new Map(components).set('c7', counted()) });
    expect(reads).toBe(51 * each);
  });

  it('puts known keys in the documented order and the others behind them', () => {
    const text = documentText(`
      "zebra": 1, "journeys": {}, "connections": {}, "notes": {"n": {"odd": 1, "text": "t"}},
      "components": {"a": {"mine": 1, "settings": {"own": 1, "latencyMs": {"p99": 2, "why": "x", "p50": 1}, "availability": 1}, "type": "box"}}`);
    const saved = serializeDiagram(parsed(text));
    const keys = [...saved.matchAll(/"(\w+)":/g)].map((match) => match[1]);
    expect(keys.join(' ')).toBe(
      'format version components a type settings availability latencyMs p50 p99 why own mine connections notes n text odd zebra',
    );
  });

  it('lets no unknown key override a known one', () => {
    const saved = serializeDiagram({
      ...emptyDiagram,
      title: 'Ours',
      extra: { title: 'Theirs', version: 9, other: 1 },
    });
    expect(JSON.parse(saved)).toMatchObject({ title: 'Ours', version: 1, other: 1 });
  });

  it('writes after each of many edits what it writes of the same document seen for the first time', () => {
    const fresh = (diagram: Diagram) => serializeDiagram(structuredClone(diagram));
    let diagram = architecture({ components: 300, alternatives: 0.25, seed: 2 });
    expect(serializeDiagram(diagram)).toBe(fresh(diagram));
    const ids = [...diagram.components.keys()];
    const edits = ids.flatMap((id, at) => {
      if (at % 23 !== 0 && at !== ids.length - 1) return [];
      const set = (it: Diagram) => putSetting(it, id, 'availability', 0.5 + at / 1000);
      const remove = (it: Diagram) => removeElements(it, [refOf('component', id)]);
      const add = (it: Diagram) => putComponent(it, `new ${at}`, { type: 'service' });
      const number = (it: Diagram) => putComponent(it, String(at), { type: 'cache' });
      return [set, add, remove, number];
    });
    for (const edit of edits) {
      diagram = edit(diagram);
      expect(serializeDiagram(diagram)).toBe(fresh(diagram));
    }
  });

  it('refuses to write a number that would not come back', () => {
    const components = new Map([['a', { type: 'box', settings: { availability: Number.NaN } }]]);
    expect(() => serializeDiagram({ ...emptyDiagram, components })).toThrow('Bug: "availability" is NaN');
  });
});
