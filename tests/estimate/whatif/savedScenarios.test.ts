import { expect, it } from 'vitest';
import { journeyNumbers, savedScenarios } from '../../../src/estimate/whatif/savedScenarios';
import { whatIf } from '../../../src/estimate/whatif/whatIf';
import { eventsOf } from '../../../src/model/scenario';
import { documentText, parsed } from '../../document/documents';

const diagram = parsed(
  documentText(
    '"components":{"u":{"type":"client"},"api":{"type":"service","name":"API"},"db":{"type":"sql-database"}},' +
      '"connections":{"c":{"from":"u","to":"api"},"d":{"from":"api","to":"db"}},"journeys":{"buy":{"entry":"u","requestsPerSecond":50}},' +
      '"scenarios":{"gone":{"name":"No API","events":[{"kind":"component-down","component":"api"}]},' +
      '"peak":{"events":[{"kind":"load","factor":3},{"kind":"of-tomorrow"},{"kind":"component-down","component":"lost"}]}}',
  ),
);

it('says of each saved scenario what whoever asks for it is told, as data', () => {
  const [gone, peak] = structuredClone(savedScenarios(diagram));
  expect(gone).toMatchObject({ id: 'gone', name: 'No API', events: ['API is down'], problems: [] });
  expect(gone?.journeys.get('buy')).toMatchObject({ verdict: 'stopped', after: { availability: 0 } });
  expect(peak).toMatchObject({ name: 'peak', events: ['Load × 3', 'lost is down'] });
  expect(peak?.problems).toHaveLength(1);
  const saved = diagram.scenarios.get('peak');
  const asked = whatIf(diagram, saved ? eventsOf(saved) : []).journeys.get('buy');
  expect(peak?.journeys.get('buy')).toEqual({
    verdict: asked?.verdict,
    reasons: asked?.reasons,
    before: asked && journeyNumbers(asked.before),
    after: asked && journeyNumbers(asked.after),
  });
});
