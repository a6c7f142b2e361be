import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection, Diagram, Group, Settings } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';

const speaks = (rule: string, diagram: Diagram): boolean =>
  review(diagram, estimate(diagram), { profile: 'production' }).some((finding) => finding.rule === rule);

const user = part('client', 'User');
const service = (name: string, settings: Settings = {}) =>
  part('service', name, { replicas: 2, ...settings });

function drawn(
  parts: Readonly<Record<string, Component>>,
  links: readonly Connection[],
  groups: Readonly<Record<string, Group>> = {},
): Diagram {
  return sketch({
    parts: { user, api: service('API'), ...parts },
    links: [link('user', 'api'), ...links],
    groups,
  });
}

describe('state in many instances', () => {
  const kept = (settings: Settings) =>
    speaks(
      'state-in-many-instances',
      drawn({ shop: part('service', 'Shop', settings) }, [link('api', 'shop')]),
    );

  it.each([
    [{ stateful: true, replicas: 2 }, true],
    [{ stateful: true, autoscaling: true }, true],
    [{ stateful: true }, false],
    [{ replicas: 2 }, false],
    [{ stateful: true, replicas: 2, sessions: 'sticky' }, false],
    [{ stateful: true, replicas: 2, sessions: 'none' }, true],
  ])('%o: %s', (settings, expected) => {
    expect(kept(settings)).toBe(expected);
  });
});

describe('a function and its limit', () => {
  const runs = (settings: Settings) =>
    speaks(
      'work-beyond-the-functions-limit',
      drawn({ job: part('serverless-function', 'Job', settings) }, [link('api', 'job')]),
    );

  it('counts the limit that is usual where only the time is given', () => {
    expect(runs({ latencyMs: { p50: 1000, p99: 31_000 } })).toBe(true);
    expect(runs({ latencyMs: { p50: 1000, p99: 29_000 } })).toBe(false);
    expect(runs({ latencyMs: { p50: 1000, p99: 31_000 }, maxSeconds: 60 })).toBe(false);
    expect(runs({})).toBe(false);
  });
});

describe('calls for every item', () => {
  const asks = (details: Partial<Connection>, type = 'service') =>
    speaks('chatty-calls', drawn({ it: part(type, 'It', { replicas: 2 }) }, [link('api', 'it', details)]));

  it('are chatty from ten on, unless a cache or a broker takes them', () => {
    expect(asks({ timesPerRequest: 10 })).toBe(true);
    expect(asks({ timesPerRequest: 9 })).toBe(false);
    expect(asks({ timesPerRequest: 50 }, 'cache')).toBe(false);
    expect(asks({ timesPerRequest: 50 }, 'message-queue')).toBe(false);
  });
});

describe('how services find each other', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const split = (settings: Settings, more: Readonly<Record<string, Component>> = {}) =>
    speaks(
      'services-without-discovery',
      drawn(
        { ...Object.fromEntries(names.map((name) => [name, service(name, settings)])), ...more },
        [...names, ...Object.keys(more)].map((name) => link('api', name)),
      ),
    );

  it('is asked where five with several instances are called', () => {
    expect(split({})).toBe(true);
    expect(split({ replicas: 1 })).toBe(false);
    expect(split({ managed: 'region' })).toBe(false);
  });

  it.each(['service-registry', 'load-balancer', 'service-mesh'])('is answered by a %s', (type) => {
    expect(split({}, { finder: part(type, 'Finder', { replicas: 3 }) })).toBe(false);
  });
});

describe('contexts', () => {
  const groups = { sales: { type: 'bounded-context' }, billing: { type: 'bounded-context' } };
  const reads = (type: string, from: readonly string[], owner: readonly string[]) =>
    speaks(
      'store-of-another-context',
      drawn(
        {
          orders: { ...service('Orders'), in: from },
          store: { ...part(type, 'Store', { replicas: 2 }), in: owner },
        },
        [link('api', 'orders'), link('orders', 'store', { operation: 'read' })],
        groups,
      ),
    );

  it('keep their stores to themselves', () => {
    expect(reads('sql-database', ['sales'], ['billing'])).toBe(true);
    expect(reads('sql-database', ['sales'], ['sales', 'billing'])).toBe(false);
    expect(reads('sql-database', [], ['billing'])).toBe(false);
    expect(reads('sql-database', ['sales'], [])).toBe(false);
    expect(reads('search-index', ['sales'], ['billing'])).toBe(false);
  });
});

describe('tiers', () => {
  const tier = (layer?: string, more: Settings = {}) => ({
    type: 'tier',
    settings: { ...(layer && { layer }), ...more },
  });
  const three = { top: tier('presentation'), middle: tier('logic'), bottom: tier('data') };
  const calls = (
    from: readonly string[],
    to: readonly string[],
    connection: Partial<Connection> = {},
    groups: Readonly<Record<string, Group>> = three,
  ) =>
    speaks(
      'calls-across-tiers',
      drawn(
        { site: { ...service('Site'), in: from }, other: { ...service('Other'), in: to } },
        [link('api', 'site'), link('site', 'other', connection)],
        groups,
      ),
    );

  it('call the one right below, and none above', () => {
    expect(calls(['top'], ['middle'])).toBe(false);
    expect(calls(['middle'], ['middle'])).toBe(false);
    expect(calls(['bottom'], ['middle'])).toBe(true);
    expect(calls(['bottom'], ['top'])).toBe(true);
    expect(calls(['middle'], ['top'], { mode: 'async' })).toBe(false);
  });

  it('are gone past where they may be, or aren’t drawn', () => {
    expect(calls(['top'], ['bottom'])).toBe(true);
    expect(calls(['top'], ['bottom'], {}, { ...three, middle: tier('logic', { open: true }) })).toBe(false);
    expect(calls(['top'], ['bottom'], {}, { top: three.top, bottom: three.bottom })).toBe(false);
    expect(calls(['top'], ['bottom'], {}, { ...three, second: tier('logic', { open: true }) })).toBe(true);
  });

  it('count only where they say what they hold, and for parts that stand in one', () => {
    expect(calls(['bottom'], ['top'], {}, { ...three, bottom: tier() })).toBe(false);
    expect(calls(['bottom', 'top'], ['middle'])).toBe(false);
    expect(calls(['bottom'], [])).toBe(false);
  });
});

describe('events', () => {
  const read = (type: string, readers: readonly string[], more: Readonly<Record<string, Component>> = {}) =>
    speaks(
      'events-without-schema',
      drawn(
        {
          events: part(type, 'Events'),
          ...Object.fromEntries(readers.map((id) => [id, part('worker', id, { replicas: 2 })])),
          ...more,
        },
        [link('api', 'events'), ...readers.map((id) => link('events', id))],
      ),
    );

  it('that are kept for several have a schema', () => {
    expect(read('event-log', ['mail', 'figures'])).toBe(true);
    expect(read('event-log', ['mail'])).toBe(false);
    expect(read('message-queue', ['mail', 'figures'])).toBe(false);
    expect(read('event-log', ['mail', 'figures'], { forms: part('schema-registry', 'Forms') })).toBe(false);
  });
});

describe('schedules and jobs', () => {
  const twice = (settings: Settings, links: readonly Connection[] = []) =>
    speaks(
      'run-started-twice',
      drawn(
        {
          nightly: part('scheduler', 'Nightly', { replicas: 2, ...settings }),
          locks: part('lock-service', 'Locks', { replicas: 3 }),
          report: part('worker', 'Report', { replicas: 2 }),
        },
        [link('nightly', 'report'), ...links],
      ),
    );

  it('a run is started twice unless something decides', () => {
    expect(twice({})).toBe(true);
    expect(twice({ replicas: 1 })).toBe(false);
    expect(twice({}, [link('nightly', 'locks')])).toBe(false);
  });

  it('a job with something in front of it needs no schedule', () => {
    const job = part('batch-job', 'Job');
    expect(speaks('job-without-a-trigger', drawn({ job }, []))).toBe(true);
    expect(speaks('job-without-a-trigger', drawn({ job }, [link('api', 'job')]))).toBe(false);
  });
});

describe('what can be seen from outside', () => {
  it('traces are asked for once services stand in a row', () => {
    const tools = {
      metrics: part('metrics-store', 'Metrics', { managed: 'region' }),
      logs: part('log-store', 'Logs', { managed: 'region' }),
    };
    const parts = { ...tools, a: service('A'), b: service('B') };
    const star = [link('api', 'a'), link('api', 'b')];
    expect(speaks('unobserved-system', drawn(parts, star))).toBe(false);
    expect(speaks('unobserved-system', drawn(parts, [link('api', 'a'), link('a', 'b')]))).toBe(true);
    expect(speaks('unobserved-system', drawn({ a: service('A') }, [link('api', 'a')]))).toBe(false);
  });
});
