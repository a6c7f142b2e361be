/** Documents whose scenarios can't be meant. */
import { type BadDocument, bad } from './badDocument';
import { documentText } from './documents';

const withScenario = (scenario: string): string =>
  documentText(`"components":{},"connections":{},"scenarios":{"s":${scenario}}`);

export const badScenarios: readonly BadDocument[] = [
  bad(
    'a scenario without events',
    withScenario('{"name":"x"}'),
    'missing-key',
    'scenarios.s.events',
    'missing',
  ),
  bad(
    'a scenario whose events are one',
    withScenario('{"events":{}}'),
    'wrong-value',
    'scenarios.s.events',
    'an object',
  ),
  bad('an event that is none', withScenario('{"events":[3]}'), 'wrong-value', 'scenarios.s.events[0]', '3'),
  bad(
    'a load of less than none',
    withScenario('{"events":[{"kind":"load","factor":-1}]}'),
    'wrong-value',
    'scenarios.s.events[0].factor',
    '-1',
  ),
  bad(
    'a failure of nothing',
    withScenario('{"events":[{"kind":"of-tomorrow"},{"kind":"component-down"}]}'),
    'missing-key',
    'scenarios.s.events[1].component',
    'missing',
  ),
];
