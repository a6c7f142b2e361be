/** What drives a piece of work that spans several services to its end, or takes it back. */
import { Workflow } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, wholeField } from '../fields';
import { CALLED, SERVED } from '../protocolSets';
import { idempotent, likeAService, owner } from './computeFields';

export const sagaOrchestrator: ComponentType = {
  id: 'saga-orchestrator',
  label: 'Saga orchestrator',
  category: 'compute',
  role: 'compute',
  icon: Workflow,
  summary: 'Runs the steps of a transaction over several services, and undoes those done when one fails.',
  keywords: ['saga', 'workflow', 'process manager', 'compensation', 'durable execution', 'bpmn'],
  answers: SERVED,
  speaks: CALLED,
  how: 'sequence',
  defaults: likeAService(),
  fields: [
    flagField(
      'compensation',
      'Can undo each step',
      'reliability',
      'Every step has one that takes it back, in reverse order.',
      true,
    ),
    choiceField(
      'stateKept',
      'Keeps its state',
      'reliability',
      'How far each saga has come; lost with the process, a half-done order stays half done.',
      [
        ['database', 'In a database'],
        ['event-log', 'In an event log'],
        ['memory', 'In memory'],
      ],
    ),
    wholeField('steps', 'Steps', 'behaviour', 'Services it takes one after another.', { max: 1000 }),
    wholeField(
      'stepTimeoutSeconds',
      'Waits for a step',
      'reliability',
      'After this long a step counts as failed.',
      {
        max: 604_800,
        unit: 's',
      },
    ),
    idempotent,
    owner,
  ],
  technologies: ['temporal', 'camunda', 'aws-step-functions', 'java', 'go', 'nodejs'],
};
