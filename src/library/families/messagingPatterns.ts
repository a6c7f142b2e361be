/** Patterns of queues and events: work handed over, steps that undo each other. */
import type { PatternFamily } from '../pattern';

export const messagingPatterns: PatternFamily = {
  id: 'messaging',
  label: 'Messaging',
  patterns: [
    {
      id: 'queue-load-levelling',
      title: 'Queue-based load levelling',
      summary: 'A queue stands between who hands work in and who does it.',
      tradeOff:
        'A peak waits in the queue and workers are sized for the average; the caller gets no result, only that it is queued.',
      keywords: ['load leveling', 'buffer', 'async job', 'queue worker'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'queue-load-levelling.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'worker', takes: ['compute'] },
      ],
      scenery: ['user', 'store'],
    },
    {
      id: 'competing-consumers',
      title: 'Competing consumers',
      summary: 'Several workers take messages from one queue, each message once; what fails is set aside.',
      tradeOff:
        'More workers take more work, and one that dies is made up for; messages are no longer done in order, and may be done twice.',
      keywords: ['worker pool', 'consumer group', 'queue', 'dead letter'],
      named: ['system-design-course', 'roadmap-notes'],
      file: 'competing-consumers.plumb',
      slots: [
        { component: 'producer', takes: ['compute'] },
        { component: 'queue', takes: ['broker'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: [],
    },
    {
      id: 'priority-queue',
      title: 'Priority queue',
      summary: 'Urgent work has a queue and workers of its own.',
      tradeOff:
        'What is urgent never waits behind what isn’t; workers for it stand idle most of the time, and the usual may wait long.',
      keywords: ['urgent', 'lanes', 'queue'],
      named: ['roadmap-notes'],
      file: 'priority-queue.plumb',
      slots: [
        { component: 'producer', takes: ['compute'] },
        { component: 'slow', takes: ['compute'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: [],
    },
    {
      id: 'claim-check',
      title: 'Claim check',
      summary: 'What is large goes to an object store; the message carries only where it lies.',
      tradeOff:
        'Messages stay small, whatever they are about; each payload is stored and fetched once more, and somebody has to clear up.',
      keywords: ['large messages', 'blob', 'payload', 'reference'],
      named: ['roadmap-notes'],
      file: 'claim-check.plumb',
      slots: [
        { component: 'producer', takes: ['compute'] },
        { component: 'consumer', takes: ['compute'] },
      ],
      scenery: [],
    },
    {
      id: 'transactional-outbox',
      title: 'Transactional outbox',
      summary: 'The event is written with the row, in one transaction, and a relay sends it from there.',
      tradeOff:
        'No event is lost and none is sent for what didn’t happen; each may come twice and a moment later, and the relay is one more part to run.',
      keywords: ['outbox', 'dual write', 'change data capture', 'cdc'],
      named: ['backend-engineering', 'roadmap-notes'],
      file: 'transactional-outbox.plumb',
      slots: [
        { component: 'app', takes: ['compute', 'router'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'saga-choreography',
      title: 'Saga by choreography',
      summary:
        'Each service does its step on the event of the one before; a failure sets off what undoes them.',
      tradeOff:
        'No step waits for another and nobody is in charge; what the whole does stands nowhere, so it is hard to follow and to change.',
      keywords: ['saga', 'distributed transaction', 'events', 'compensation'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'saga-choreography.plumb',
      slots: [
        { component: 'orders', takes: ['compute', 'router'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['user'],
    },
    {
      id: 'saga-orchestration',
      title: 'Saga by orchestration',
      summary: 'An orchestrator calls the services step by step, and undoes the steps done when one fails.',
      tradeOff:
        'One place knows every step and undoes those done when one fails; it must be built, kept up, and is what all of them hang on.',
      keywords: ['saga', 'distributed transaction', 'workflow', 'compensation'],
      named: ['backend-engineering', 'system-design-course', 'interview-guide', 'roadmap-notes'],
      file: 'saga-orchestration.plumb',
      slots: [{ component: 'orders', takes: ['compute', 'router'] }],
      scenery: ['user'],
    },
    {
      id: 'fan-out-on-write',
      title: 'Fan-out on write',
      summary: 'A new post is written into the feeds of those who follow its author before they ask.',
      tradeOff:
        'A feed is ready before it is asked for; a post costs as many writes as its author has followers (200 here, 20 at once; judged), so those of the very popular are merged in on reading.',
      keywords: ['feed', 'timeline', 'fanout', 'push model', 'newsfeed'],
      named: ['backend-engineering', 'interview-guide'],
      file: 'fan-out-on-write.plumb',
      slots: [
        { component: 'posts', takes: ['compute'] },
        { component: 'store', takes: ['store'] },
      ],
      scenery: ['writer'],
    },
  ],
};
