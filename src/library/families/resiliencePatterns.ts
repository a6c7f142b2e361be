/** Patterns that keep the failure of one part from becoming everybody’s. */
import type { PatternFamily } from '../pattern';

export const resiliencePatterns: PatternFamily = {
  id: 'resilience',
  label: 'Resilience',
  patterns: [
    {
      id: 'circuit-breaker',
      title: 'Circuit breaker with fallback',
      summary: 'A call that keeps failing is no longer made for a while, and something simpler answers.',
      tradeOff:
        'A failing call is not waited for, and users get an older answer instead; answers may be stale, and it takes a while to notice that all is well again.',
      keywords: ['breaker', 'fallback', 'degrade', 'timeout', 'retry'],
      named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
      file: 'circuit-breaker.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'target', takes: ['compute', 'external', 'router', 'store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'bulkhead',
      title: 'Bulkhead',
      summary: 'Each kind of work has a pool of its own, so that one can’t use up what all need.',
      tradeOff:
        'What is slow or down takes its own pool along and no other; each pool keeps spares of its own, so all together need more.',
      keywords: ['isolation', 'pools', 'partition', 'blast radius'],
      named: ['backend-engineering', 'roadmap-notes'],
      file: 'bulkhead.plumb',
      slots: [
        { component: 'user', takes: ['client'] },
        { component: 'front', takes: ['router'] },
        { component: 'pool-a', takes: ['compute'] },
      ],
      scenery: ['user', 'payments'],
    },
    {
      id: 'rate-limiter',
      title: 'Rate limiter with shared counter',
      summary: 'Requests beyond what a caller may send are turned away; the count is shared by all limiters.',
      tradeOff:
        'One caller can’t take what is meant for all, wherever it comes in; each request asks the counter first, and while that is down nobody is held back (it fails open).',
      keywords: ['throttling', 'token bucket', 'quota', 'redis counter'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'rate-limiter.plumb',
      slots: [
        { component: 'user', takes: ['client', 'router', 'compute'] },
        { component: 'target', takes: ['compute', 'router'] },
      ],
      scenery: [],
    },
    {
      id: 'sidecar',
      title: 'Sidecar and ambassador',
      summary: 'A proxy beside each instance makes its calls: retries, breakers and mTLS are its affair.',
      tradeOff:
        'Retries, breakers and mTLS without a line in the service; each instance carries a proxy, and every call two hops more.',
      keywords: ['ambassador', 'service mesh', 'proxy', 'envoy'],
      named: ['advanced-backend', 'roadmap-notes'],
      file: 'sidecar.plumb',
      slots: [
        { component: 'app', takes: ['compute'] },
        { component: 'target', takes: ['compute', 'external', 'store'] },
      ],
      scenery: ['user'],
    },
  ],
};
