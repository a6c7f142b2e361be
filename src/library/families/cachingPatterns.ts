/** Patterns of caches: who fills them, and what happens on a write. */
import type { PatternFamily } from '../pattern';

export const cachingPatterns: PatternFamily = {
  id: 'caching',
  label: 'Caching',
  patterns: [
    {
      id: 'cache-aside',
      title: 'Cache-aside',
      summary: 'The service looks in the cache first, reads the store on a miss and fills the cache itself.',
      tradeOff:
        'Fast reads of what is hot, and the cache may be lost; copies can be stale until they expire or are deleted.',
      keywords: ['lazy loading', 'look-aside', 'cache'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'cache-aside.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'read-through',
      title: 'Read-through',
      summary: 'The service asks the cache alone, which reads what it lacks from the store.',
      tradeOff:
        'Callers know only the cache, which reads the store itself; but without the cache nothing can be read.',
      keywords: ['inline cache', 'cache'],
      named: ['backend-engineering', 'system-design-course', 'roadmap-notes'],
      file: 'read-through.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'write-through',
      title: 'Write-through',
      summary: 'Every write goes to the cache, which writes it to the store before it answers.',
      tradeOff:
        'What was written is in the cache at once and never stale there; every write waits for both, also of what nobody reads.',
      keywords: ['cache', 'consistent cache'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'write-through.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'write-around',
      title: 'Write-around',
      summary: 'Writes go to the store alone; reads come through the cache, which is filled by them.',
      tradeOff:
        'The cache isn’t filled with what nobody reads again; the first read of it is slow, and a hit can be as old as the TTL: here 60 s.',
      keywords: ['cache', 'bypass'],
      named: ['system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'write-around.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'write-back',
      title: 'Write-back',
      summary: 'Writes are answered by the cache and reach the store later, in batches.',
      tradeOff:
        'Writes are as fast as the cache and reach the store in batches; what it loses before that is gone.',
      keywords: ['write-behind', 'cache', 'flush'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'write-back.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
  ],
};
