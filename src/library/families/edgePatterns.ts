/** Patterns of what stands in front: gateways, façades, shields, regions. */
import type { PatternFamily } from '../pattern';

export const edgePatterns: PatternFamily = {
  id: 'edge',
  label: 'Edge and regions',
  patterns: [
    {
      id: 'gateway-bff',
      title: 'Gateway with BFFs',
      summary: 'One gateway for all clients, and behind it a backend for each kind of them.',
      tradeOff:
        'Each kind of client gets answers cut for it in one call; there is a backend to build and run for each, and one hop more.',
      keywords: ['backend for frontend', 'api gateway', 'aggregation'],
      named: ['backend-engineering', 'system-design-course', 'roadmap-notes'],
      file: 'gateway-bff.plumb',
      slots: [
        { component: 'web', takes: ['client'] },
        { component: 'orders', takes: ['compute'] },
      ],
      scenery: [],
    },
    {
      id: 'strangler',
      title: 'Strangler fig',
      summary: 'A façade sends ever more of the requests to new services, until the old system gets none.',
      tradeOff:
        'The old system is replaced a piece at a time and every step can be taken back; for as long as it takes both are run, and data kept in step.',
      keywords: ['strangler fig', 'migration', 'legacy', 'monolith'],
      named: ['interview-guide', 'roadmap-notes'],
      file: 'strangler.plumb',
      slots: [
        { component: 'user', takes: ['client', 'router', 'compute'] },
        { component: 'legacy', takes: ['compute'] },
      ],
      scenery: ['legacy-data'],
    },
    {
      id: 'waf-cdn-origin',
      title: 'WAF, CDN and origin',
      summary: 'A firewall and a CDN answer at the edge; only what they don’t have reaches the origin.',
      tradeOff:
        'Attacks and nine requests in ten (judged) never reach the origin; what the edge keeps can be stale, and one provider stands before everything.',
      keywords: ['firewall', 'edge', 'static content', 'ddos'],
      named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
      file: 'waf-cdn-origin.plumb',
      slots: [
        { component: 'user', takes: ['client'] },
        { component: 'origin', takes: ['router', 'compute'] },
      ],
      scenery: [],
    },
    {
      id: 'active-active',
      title: 'Multi-region, active-active',
      summary:
        'Two regions serve at once; users are sent to the nearer one, and to the other when it is lost.',
      tradeOff:
        'A region may go, and everybody is served nearby; every region must carry the load of a lost one, and writes to both have to be reconciled.',
      keywords: ['multi-region', 'geo', 'disaster recovery', 'geode'],
      named: ['backend-engineering', 'interview-guide', 'roadmap-notes'],
      file: 'active-active.plumb',
      slots: [
        { component: 'user', takes: ['client'] },
        { component: 'app', takes: ['compute'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: [],
    },
    {
      id: 'active-passive',
      title: 'Multi-region, active-passive',
      summary: 'One region serves, another follows it and takes over when it is lost.',
      tradeOff:
        'One place writes, so nothing has to be reconciled, and a standby takes over when its region is lost; it costs as much and stands idle, and what wasn’t copied by then is gone.',
      keywords: ['multi-region', 'failover', 'standby', 'disaster recovery', 'pilot light', 'warm standby'],
      named: ['backend-engineering', 'system-design-course', 'roadmap-notes'],
      file: 'active-passive.plumb',
      slots: [
        { component: 'user', takes: ['client'] },
        { component: 'app', takes: ['compute'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: [],
    },
  ],
};
