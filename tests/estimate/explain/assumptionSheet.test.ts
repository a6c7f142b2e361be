import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../../src/document/parseDiagram';
import { estimate } from '../../../src/estimate/estimate';
import { assumptionSheet, unconfirmed, weightOf } from '../../../src/estimate/explain/assumptionSheet';
import { assumptionsMarkdown, warnings } from '../../../src/formats/exporters/assumptionsMarkdown';
import { putComponent } from '../../../src/model/edits';
import { documentText, parsed } from '../../document/documents';
import { repositoryPath } from '../../support/repository';

const shop = parsed(
  documentText(
    '"components":{"u":{"type":"client"},"api":{"type":"service","name":"API","settings":{"replicas":2,"availability":0.99}},"db":{"type":"sql-database","name":"DB"}},' +
      '"connections":{"c":{"from":"u","to":"api"},"d":{"from":"api","to":"db"}},"journeys":{"buy":{"entry":"u","requestsPerSecond":50}}',
  ),
);
const sheet = (diagram = shop) => {
  const made = assumptionSheet(diagram, 'buy');
  if (!made) throw new Error('no sheet');
  return made;
};
const inputOf = (id: string, setting: string) => {
  const found = sheet().inputs.find((one) => one.id === id && one.setting === setting);
  if (!found) throw new Error(`no ${id} ${setting}`);
  return found;
};

describe('the assumption sheet', () => {
  it('is data that crosses, of every input, the one that matters most first', () => {
    const made = structuredClone(sheet());
    const weights = made.inputs.map(weightOf);
    expect([...weights].sort((a, b) => b - a)).toEqual(weights);
    expect(made.inputs.map(({ id, setting }) => `${id} ${setting}`)).toEqual(
      expect.arrayContaining(['buy requestsPerSecond', 'db availability', 'c latencyMs', 'api replicas']),
    );
    expect(assumptionSheet(shop, 'gone')).toBeNull();
  });

  it('says of what somebody set what it would be by itself', () => {
    expect(inputOf('api', 'availability')).toMatchObject({ origin: 'user', text: '99 %', usual: '99.5 %' });
    expect(inputOf('api', 'replicas')).toMatchObject({ text: '2', usual: '1' });
    expect(inputOf('db', 'availability')).toMatchObject({ origin: 'type' });
    expect(inputOf('db', 'availability').usual).toBeUndefined();
    expect(inputOf('db', 'availability').source?.text).not.toBe('');
  });

  it('has the effect of each as the edited diagram’s own estimate says', () => {
    const now = estimate(shop).journeys.get('buy');
    const component = shop.components.get('db');
    if (!now || !component) throw new Error('no such thing');
    const { value, effect } = inputOf('db', 'availability');
    const availability = 1 - (1 - Number(value)) * 1.2;
    const then = estimate(
      putComponent(shop, 'db', { ...component, settings: { availability } }),
    ).journeys.get('buy');
    expect(effect?.step).toBe('20 % more downtime');
    expect(effect?.downtime).toBeCloseTo((then?.unavailability ?? 0) / now.unavailability, 9);
    expect(effect?.p99).toBeCloseTo(1, 6);
    expect(inputOf('api', 'replicas').effect).toMatchObject({ step: '1 fewer' });
    expect(inputOf('api', 'replicas').effect?.downtime).toBeGreaterThan(2);
  });

  it('warns of defaults alone, of those that matter', () => {
    const warned = unconfirmed(sheet());
    expect(warned.map(({ id }) => id)).toContain('db');
    expect(warned.every(({ origin }) => origin !== 'user')).toBe(true);
    expect(warnings(shop, sheet())[0]).toMatch(
      /^.+ is a default nobody here has confirmed\. (?:20 %|A fifth) .+: .+\.$/,
    );
  });

  it('as text is a table, whatever the names', () => {
    const api = shop.components.get('api');
    const odd = api ? putComponent(shop, 'api', { ...api, name: 'A|P*I' }) : shop;
    const text = assumptionsMarkdown(odd, sheet(odd));
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.every((row) => row.replaceAll('\\|', '').split('|').length === 8)).toBe(true);
    expect(text).toContain('| A\\|P\\*I | Availability, one | 99 % | 99.5 % | you | 20 % more downtime');
  });

  it('leaves nothing of a shipped example untried', () => {
    const made = parseDiagram(
      readFileSync(repositoryPath('src/library/examples/url-shortener.plumb'), 'utf8'),
    );
    if (!made.ok) throw new Error('no document');
    const of = assumptionSheet(made.value, 'redirect');
    expect(of?.inputs.length).toBeGreaterThan(20);
    expect(of?.inputs.filter(({ effect }) => effect !== null).length).toBeGreaterThan(15);
  });
});
