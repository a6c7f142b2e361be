import { describe, expect, it } from 'vitest';
import { whatIf } from '../../src/estimate/whatif/whatIf';
import { scenarioOf } from '../../src/interview/challenges';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { challengesReply, revealOf } from '../../src/state/interviewChallenges';
import { answerWhatIfs } from '../../src/state/whatIf';
import { shippedExample } from '../support/editorPage';

const chain: Diagram = {
  ...emptyDiagram,
  components: new Map([
    ['user', { type: 'client', name: 'User' }],
    ['api', { type: 'service', name: 'API', settings: { replicas: 3 } }],
    ['cache', { type: 'cache', name: 'Cache' }],
    ['db', { type: 'sql-database', name: 'Store', in: ['a'], settings: { availability: 0.99 } }],
    ['mail', { type: 'sql-database', name: 'Mail', settings: { availability: 0.999 } }],
  ]),
  connections: new Map([
    ['c1', { from: 'user', to: 'api' }],
    ['c2', { from: 'api', to: 'cache', optional: true }],
    ['c3', { from: 'api', to: 'db' }],
    ['c4', { from: 'api', to: 'mail' }],
  ]),
  groups: new Map([['a', { type: 'zone', name: 'Zone A', settings: { availability: 0.9995 } }]]),
  journeys: new Map([['buy', { name: 'Buy', entry: 'user', requestsPerSecond: 100 }]]),
};

describe('challenges', () => {
  it('are of the diagram’s own weak spots, one of each kind first, the most decisive of them', () => {
    const { challenges, failure } = challengesReply(chain);
    expect(failure).toBeNull();
    expect(challenges.map(({ id }) => id)).toEqual([
      'component-down db',
      'group-down a',
      'load 19',
      'cold-cache cache',
      'instance-down api',
      'slow-component api',
      'component-down mail',
      expect.stringMatching(/^slow-component /),
    ]);
    expect(challenges[0]?.question).toBe(
      'Every request of “Buy” needs Store. It is gone for an hour: what do your users see, and what do you do about it?',
    );
    expect(challengesReply(chain)).toEqual({ challenges, failure });
  });

  it('have an answer: each asks about an event that means something here', () => {
    for (const diagram of [chain, shippedExample()])
      for (const { id } of challengesReply(diagram).challenges) {
        const scenario = scenarioOf(id);
        expect(scenario).not.toBeNull();
        expect(scenario && whatIf(diagram, scenario).problems).toEqual([]);
      }
  });

  it('an empty drawing raises none, and an id of another version has no answer', () => {
    expect(challengesReply(emptyDiagram).challenges).toEqual([]);
    expect(['', 'tomorrow x', 'load much'].map(scenarioOf)).toEqual([null, null, null]);
    expect(scenarioOf('component-down a b')).toEqual([{ kind: 'component-down', component: 'a b' }]);
  });

  it('are answered by the estimate in sentences, journey by journey', () => {
    const reveal = (id: string) => {
      const { answer } = answerWhatIfs()({ diagram: chain, scenario: scenarioOf(id) ?? [] });
      return answer && revealOf(chain, answer);
    };
    expect(reveal('component-down db')).toEqual(['“Buy” stops. Store is down, and every request needs it.']);
    expect(reveal('group-down a')).toEqual([
      '“Buy” stops. Store is down: it stands in Zone A, and every request needs it.',
    ]);
    expect(reveal('instance-down api')?.[0]).toMatch(
      /^“Buy” is worse off \(.*\)\. API goes on with 2 of its 3 instances\.$/,
    );
    expect(reveal('cold-cache cache')).toEqual(['No journey notices: its numbers stay as they are.']);
  });
});
