/** Patterns of stores: copies, shards, and models for reading and writing. */
import type { PatternFamily } from '../pattern';

export const dataPatterns: PatternFamily = {
  id: 'data',
  label: 'Data',
  patterns: [
    {
      id: 'leader-followers',
      title: 'Leader and followers',
      summary: 'One database takes the writes; copies follow it and answer reads.',
      tradeOff:
        'Reads scale with followers and the leader has a spare; followers answer a moment behind, and writes still have one leader.',
      keywords: ['master-slave', 'primary replica', 'read replicas', 'replication'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide'],
      file: 'leader-followers.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'leader', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'multi-leader',
      title: 'Multi-leader replication',
      summary: 'Every region has a database that takes writes and sends them to the others.',
      tradeOff:
        'Everybody writes nearby, and a region goes on alone; the same row changed in both places is a conflict somebody has to settle.',
      keywords: ['master-master', 'active-active', 'replication', 'conflict'],
      named: ['backend-engineering', 'system-design-course'],
      file: 'multi-leader.plumb',
      slots: [
        { component: 'app-eu', takes: ['compute', 'router'] },
        { component: 'leader-eu', takes: ['store'] },
      ],
      scenery: ['user-eu'],
    },
    {
      id: 'quorum',
      title: 'Quorum',
      summary: 'Three copies without a leader; a request is done when two of them have answered.',
      tradeOff:
        'Any one replica or zone may be lost, and a read sees the latest write, as two of three share a node; every request asks three and waits for the second.',
      keywords: ['leaderless', 'dynamo', 'consensus', 'r + w > n'],
      named: ['backend-engineering', 'interview-guide'],
      file: 'quorum.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'node-1', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'sharded-replicated',
      title: 'Sharded and replicated',
      summary: 'A router sends each key to the shard that holds it; each shard has copies of its own.',
      tradeOff:
        'Three shards take three times the writes, each with copies of its own; what spans shards is slow, and moving keys is work.',
      keywords: ['sharding', 'partitioning', 'horizontal', 'consistent hashing'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'sharded-replicated.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'shard-1', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'cqrs',
      title: 'CQRS',
      summary: 'Commands write one model; queries read another that is projected from its changes.',
      tradeOff:
        'Reads and writes each have a model of their own and scale alone; reads are behind by as long as the projection takes, and there are two models to keep.',
      keywords: ['command query responsibility segregation', 'read model', 'projection', 'materialized view'],
      named: ['system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'cqrs.plumb',
      slots: [
        { component: 'api', takes: ['router', 'compute'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
  ],
};
