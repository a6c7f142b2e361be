import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection, Diagram, Settings } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';

const findings = (rule: string, diagram: Diagram) =>
  review(diagram, estimate(diagram), { profile: 'production' }).filter((finding) => finding.rule === rule);
const speaks = (rule: string, diagram: Diagram): boolean => findings(rule, diagram).length > 0;

const user = part('client', 'User');
const service = (name: string, settings: Settings = {}) =>
  part('service', name, { replicas: 2, ...settings });

/** An API that asks one other part. */
const asking = (details: Partial<Connection>, other: Component = service('Other'), api: Settings = {}) =>
  sketch({
    parts: { user, api: service('API', api), other },
    links: [link('user', 'api'), link('api', 'other', details)],
    journeys: { j: { name: 'J', entry: 'user' } },
  });

describe('timeouts', () => {
  it('are asked for between services, not before stores or for messages', () => {
    expect(speaks('call-without-timeout', asking({}))).toBe(true);
    expect(speaks('call-without-timeout', asking({}, part('external-service', 'Mail')))).toBe(true);
    expect(speaks('call-without-timeout', asking({}, part('sql-database', 'DB')))).toBe(false);
    expect(speaks('call-without-timeout', asking({ mode: 'async' }))).toBe(false);
    expect(
      speaks('call-without-timeout', sketch({ parts: { api: service('API') }, links: [link('api', 'api')] })),
    ).toBe(false);
  });

  it('take their number from the p99 they guard', () => {
    const [finding] = findings('call-without-timeout', asking({}));
    const cured = finding?.remedy?.apply?.(asking({}));
    const timeoutMs = cured?.connections.get('c2')?.timeoutMs ?? 0;
    expect(timeoutMs).toBeGreaterThan(80);
    expect(timeoutMs).toBeLessThan(160);
  });

  it.each([
    [{ timeoutMs: 50 }, true],
    [{ timeoutMs: 200 }, false],
    [{ timeoutMs: 50, optional: true }, false],
    [{ timeoutMs: 50, hedgeAfterMs: 60 }, false],
  ])('%o are too short: %s', (details, expected) => {
    expect(speaks('timeout-below-p99', asking(details))).toBe(expected);
  });

  it('of all tries together outlast a caller who gives up', () => {
    const chain = (retries: Connection['retries']) =>
      sketch({
        parts: { user, api: service('API'), a: service('A'), b: service('B') },
        links: [
          link('user', 'api'),
          link('api', 'a', { timeoutMs: 1000 }),
          link('a', 'b', { timeoutMs: 400, ...(retries && { retries }) }),
        ],
      });
    expect(speaks('timeout-outlasts-caller', chain(undefined))).toBe(false);
    expect(speaks('timeout-outlasts-caller', chain({ max: 1, backoffMs: 100 }))).toBe(false);
    expect(speaks('timeout-outlasts-caller', chain({ max: 2 }))).toBe(true);
  });
});

describe('retries', () => {
  const retries = { max: 2, backoffMs: 100, jitter: true };

  it('wait, and spread out', () => {
    expect(speaks('retry-without-backoff', asking({ retries: { max: 2 } }))).toBe(true);
    expect(speaks('retry-without-backoff', asking({ retries: { max: 0 } }))).toBe(false);
    expect(speaks('retry-without-jitter', asking({ retries: { max: 2, backoffMs: 100 } }))).toBe(true);
    const alone = asking({ retries: { max: 2, backoffMs: 100 } }, service('Other'), { replicas: 1 });
    expect(speaks('retry-without-jitter', alone)).toBe(false);
  });

  it.each([
    [{ operation: 'write' as const, retries }, true],
    [{ operation: 'read' as const, retries }, false],
    [{ retries }, false],
    [{ operation: 'write' as const }, false],
    [{ operation: 'write' as const, hedgeAfterMs: 50 }, true],
    [{ operation: 'write' as const, retries, idempotent: true }, false],
  ])('of %o do harm: %s', (details, expected) => {
    expect(speaks('retried-write-not-idempotent', asking(details))).toBe(expected);
  });

  it('on every level multiply, breakers stop them', () => {
    const chain = (inner: Partial<Connection>) =>
      sketch({
        parts: { user, api: service('API'), a: service('A'), b: service('B') },
        links: [link('user', 'api'), link('api', 'a', { retries: { max: 2 } }), link('a', 'b', inner)],
      });
    expect(findings('retries-at-every-level', chain({ retries: { max: 2 } }))[0]?.message).toContain(
      '9 times',
    );
    expect(speaks('retries-at-every-level', chain({ retries: { max: 1 } }))).toBe(false);
    expect(speaks('retries-at-every-level', chain({ retries: { max: 5 }, circuitBreaker: true }))).toBe(
      false,
    );
  });
});

describe('what others run', () => {
  const mail = part('external-service', 'Mail');

  it('stands behind a breaker where a request waits for it', () => {
    expect(speaks('unguarded-third-party', asking({ timeoutMs: 900 }, mail))).toBe(true);
    expect(speaks('unguarded-third-party', asking({ timeoutMs: 900, optional: true }, mail))).toBe(false);
    expect(speaks('unguarded-third-party', asking({ optional: true }, mail))).toBe(true);
  });

  it('may be asked by a worker that takes from a queue', () => {
    const worked = sketch({
      parts: { user, jobs: part('message-queue', 'Jobs'), worker: part('worker', 'Worker'), mail },
      links: [link('user', 'jobs'), link('jobs', 'worker'), link('worker', 'mail')],
    });
    expect(speaks('unguarded-third-party', worked)).toBe(false);
  });
});

describe('work in the request', () => {
  const slow = (details: Partial<Connection>, p99 = 600) =>
    asking(details, service('Encoder', { latencyMs: { p50: 100, p99 } }));

  it('of more than half a second belongs behind a queue', () => {
    expect(speaks('slow-work-in-the-request', slow({}))).toBe(true);
    expect(speaks('slow-work-in-the-request', slow({}, 500))).toBe(false);
    expect(speaks('slow-work-in-the-request', slow({ optional: true }))).toBe(false);
    expect(speaks('slow-work-in-the-request', slow({ operation: 'read' }))).toBe(false);
  });

  it('that nobody would miss is optional', () => {
    const side = (purpose: string) => asking({}, service('Side', { purpose }));
    expect(speaks('side-work-in-the-request', side('recommendation'))).toBe(true);
    expect(speaks('side-work-in-the-request', side('payment'))).toBe(false);
  });
});

describe('messages', () => {
  const queued = (queue: Settings, worker: Settings = {}, details: Partial<Connection> = {}) =>
    sketch({
      parts: {
        user,
        api: service('API'),
        jobs: part('message-queue', 'Jobs', { deadLetter: true, ...queue }),
        worker: part('worker', 'Worker', { replicas: 2, ...worker }),
      },
      links: [link('user', 'api'), link('api', 'jobs'), link('jobs', 'worker', details)],
    });

  it('may come twice, unless the broker or the consumer says otherwise', () => {
    expect(speaks('consumer-not-idempotent', queued({}))).toBe(true);
    expect(speaks('consumer-not-idempotent', queued({ delivery: 'at-most-once' }))).toBe(false);
    expect(speaks('consumer-not-idempotent', queued({}, { idempotent: true }))).toBe(false);
    expect(speaks('consumer-not-idempotent', queued({}, {}, { idempotent: true }))).toBe(false);
  });

  it('are lost with a queue that forgets, unless they may be', () => {
    expect(speaks('volatile-queue', queued({ durable: false }))).toBe(true);
    expect(speaks('volatile-queue', queued({ durable: false, delivery: 'at-most-once' }))).toBe(false);
    expect(speaks('volatile-queue', queued({}))).toBe(false);
  });

  it('in order may have one consumer', () => {
    expect(speaks('lone-consumer', queued({}, { replicas: 1 }))).toBe(true);
    expect(speaks('lone-consumer', queued({ ordering: 'fifo' }, { replicas: 1 }))).toBe(false);
  });

  it('of one queue go to those who do the same', () => {
    const two = (second: Settings) =>
      sketch({
        parts: {
          user,
          jobs: part('message-queue', 'Jobs', { deadLetter: true }),
          a: part('worker', 'A', { replicas: 2 }),
          b: part('worker', 'B', { replicas: 2, ...second }),
        },
        links: [link('user', 'jobs'), link('jobs', 'a'), link('jobs', 'b')],
      });
    expect(speaks('queue-for-unlike-consumers', two({}))).toBe(false);
    expect(speaks('queue-for-unlike-consumers', two({ purpose: 'media' }))).toBe(true);
  });
});
