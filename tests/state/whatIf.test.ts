import { describe, expect, it } from 'vitest';
import { rampOf } from '../../src/estimate/whatif/ramp';
import { whatIf } from '../../src/estimate/whatif/whatIf';
import { refOf } from '../../src/model/elements';
import type { Scenario, ScenarioEvent } from '../../src/model/scenario';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { underScenario } from '../../src/state/scenarioNumbers';
import { inWords } from '../../src/state/scenarios';
import { amountOf, answerWhatIfs, loadOf, toggled, withAmount, withLoad } from '../../src/state/whatIf';
import { documentText, parsed } from '../document/documents';

const shop = parsed(
  documentText(
    '"components":{"u":{"type":"client"},"api":{"type":"service","settings":{"capacityRps":100,"replicas":2}},"cache":{"type":"cache"},"db":{"type":"sql-database"}},' +
      '"connections":{"c":{"from":"u","to":"api"},"d":{"from":"api","to":"db"},"e":{"from":"api","to":"cache","optional":true}},' +
      '"groups":{"z":{"type":"zone"},"t":{"type":"team"}},"journeys":{"buy":{"entry":"u","requestsPerSecond":50}}',
  ),
);
const DB_DOWN: ScenarioEvent = { kind: 'component-down', component: 'db' };

const answerTo = (scenario: Scenario) => {
  const shown = { journey: null, soFar: true };
  const { answer } = structuredClone(answerWhatIfs()({ diagram: shop, scenario, shown }));
  if (!answer) throw new Error('no answer');
  return answer;
};

describe('what if, asked of a worker', () => {
  it('tells what failed from what that stops, and why', () => {
    const { journeys, fates } = answerTo([DB_DOWN]);
    expect(fates.get(refOf('component', 'db'))).toBe('down');
    expect(fates.get(refOf('component', 'api'))).toBe('stopped');
    expect(fates.has(refOf('component', 'cache'))).toBe(false);
    expect(journeys.get('buy')).toMatchObject({ verdict: 'stopped', changes: [] });
    expect(journeys.get('buy')?.reasons).toEqual(whatIf(shop, [DB_DOWN]).journeys.get('buy')?.reasons);
  });

  it('says how far the load may rise', () => {
    expect(rampOf(shop, []).knee?.times).toBeCloseTo(4, 9);
    expect(answerTo([{ kind: 'load', factor: 4 }]).journeys.get('buy')?.verdict).toBe('overloaded');
    expect(answerTo([{ kind: 'load', factor: 3.9 }]).journeys.get('buy')?.verdict).not.toBe('overloaded');
  });

  it('says of each part what its numbers become, and nothing of one that stopped', () => {
    const busy = answerTo([{ kind: 'load', factor: 5 }]).words.get(refOf('component', 'api'));
    expect(busy).toMatch(/^asked for 125 % of what it can carry, p50 .* → no bound/);
    const lost = answerTo([{ kind: 'component-down', component: 'cache' }]).words;
    expect(lost.has(refOf('component', 'db'))).toBe(false);
    expect(answerTo([DB_DOWN]).words.has(refOf('component', 'api'))).toBe(false);
    expect(answerTo([]).words.size).toBe(0);
  });

  it.each<[string, Scenario]>([
    ['a part that is optional down', [{ kind: 'component-down', component: 'cache' }]],
    ['a part that is needed down', [DB_DOWN]],
    ['three times the load', [{ kind: 'load', factor: 3 }]],
    ['nothing', []],
  ])(
    'the numbers shown under it are those of the engine, apart from lines that are out: %s',
    (_, scenario) => {
      const { numbers, fates } = answerTo(scenario);
      const { before, after } = whatIf(shop, scenario, undefined, 'live');
      if (!numbers) throw new Error('no numbers');
      const shown = underScenario(before, numbers);
      expect(shown.components).toEqual(after.components);
      const isOut = (id: string) => ['down', 'stopped'].includes(fates.get(refOf('connection', id)) ?? '');
      const [was, is] = [before.journeys.get('buy'), after.journeys.get('buy')];
      for (const id of shop.connections.keys()) {
        const [all, journey] = isOut(id) ? [before, was] : [after, is];
        expect(shown.connections.get(id)).toEqual(all.connections.get(id));
        expect(shown.journeys.get('buy')?.connections.get(id)).toEqual(journey?.connections.get(id));
        expect(shown.journeys.get('buy')?.soFar?.get(id)).toEqual(journey?.soFar?.get(id));
      }
      expect(shown.journeys.get('buy')?.availability).toBe(was?.availability);
      expect(numbers.connections.ids.length > 0).toBe(scenario.length > 0 && scenario[0] !== DB_DOWN);
    },
  );

  it('names an event that means nothing here', () => {
    const { problems } = answerTo([{ kind: 'component-down', component: 'gone' }]);
    expect(problems).toHaveLength(1);
  });
});

describe('a scenario in hand', () => {
  it('takes an event back that is there', () => {
    expect(toggled(toggled([], DB_DOWN), DB_DOWN)).toEqual([]);
  });

  it('has one load of all journeys, none where it is today’s', () => {
    const heavy = withLoad(withLoad([DB_DOWN], 3), 2);
    expect(heavy).toEqual([DB_DOWN, { kind: 'load', factor: 2 }]);
    expect([loadOf(heavy), loadOf([])]).toEqual([2, 1]);
    expect(withLoad(heavy, 1)).toEqual([DB_DOWN]);
  });

  it('has as much of an event as is said: so many times as long, so many instances', () => {
    const slow: ScenarioEvent = { kind: 'slow-component', component: 'api', factor: 3 };
    const one: ScenarioEvent = { kind: 'instance-down', component: 'api' };
    const scenario: Scenario = [slow, DB_DOWN, one];
    expect([slow, DB_DOWN, one].map((event) => amountOf(scenario, event))).toEqual([3, null, 1]);
    expect(withAmount(scenario, slow, 1.5)).toEqual([{ ...slow, factor: 1.5 }, DB_DOWN, one]);
    const two = withAmount(scenario, one, 2);
    expect(two).toEqual([slow, DB_DOWN, one, one]);
    expect(amountOf(two, one)).toBe(2);
    expect(withAmount(two, one, 1)).toEqual(scenario);
    expect(toggled(two, one)).toEqual([slow, DB_DOWN]);
    expect(withAmount([DB_DOWN], one, 2)).toEqual([DB_DOWN]);
    expect(inWords(shop, two)).toBe('api takes 3 times as long, db is down, 2 instances of api are down');
  });

  it.each<[string, string[], Scenario]>([
    [
      'fail',
      ['component:db', 'connection:c', 'group:z'],
      [DB_DOWN, { kind: 'connection-down', connection: 'c' }, { kind: 'group-down', group: 'z' }],
    ],
    ['fail-instance', ['component:api', 'component:db'], [{ kind: 'instance-down', component: 'api' }]],
    ['slow-down', ['component:db'], [{ kind: 'slow-component', component: 'db', factor: 3 }]],
    ['cool-down', ['component:cache'], [{ kind: 'cold-cache', component: 'cache' }]],
  ])('%s is about what is selected, and taken back when run again', (id, selected, expected) => {
    const app = createApp(shop);
    const refs = selected.map((text) => {
      const [kind = '', own = ''] = text.split(':');
      return refOf(kind === 'group' ? 'group' : kind === 'connection' ? 'connection' : 'component', own);
    });
    app.apply({ session: { selection: new Set(refs) } });
    expect(app.run(command(id))).toBe(true);
    expect(app.session.getState().scenario).toEqual(expected);
    expect(app.run(command(id))).toBe(true);
    expect(app.session.getState().scenario).toEqual([]);
    expect(app.document.getState().diagram).toBe(shop);
  });

  it('is about nothing where what is selected can’t fail', () => {
    const app = createApp(shop);
    app.apply({ session: { selection: new Set([refOf('group', 't')]) } });
    expect(app.run(command('fail'))).toBe(false);
  });
});
