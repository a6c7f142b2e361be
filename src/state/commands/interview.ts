/** The mock interview. What needs the time of day is carried out by the shell, which has a clock. */
import type { Command, Context } from '../command';

const goesOn = ({ document }: Context): boolean => {
  const { run } = document.interview;
  return run !== null && run.endedAt === undefined;
};

export const interviewCommands: readonly Command[] = [
  {
    id: 'interview',
    label: 'Mock interview…',
    family: 'view',
    keys: ['Alt+I'],
    run: ({ document, session }) =>
      document.interview.run
        ? {
            session: { interviewPanel: !session.interviewPanel, zen: false },
            ...(!session.interviewPanel && { effect: 'focus-interview' }),
          }
        : { session: { dialog: { kind: 'interview' } } },
  },
  {
    id: 'interview-pause',
    label: 'Interview: stop or start the clock',
    family: 'view',
    keys: ['Alt+Shift+I'],
    enabled: goesOn,
    run: () => ({ effect: 'interview-pause' }),
  },
  {
    id: 'interview-next',
    label: 'Interview: next phase',
    family: 'view',
    keys: ['Alt+Shift+P'],
    enabled: goesOn,
    run: () => ({ effect: 'interview-next' }),
  },
  {
    id: 'interview-extend',
    label: 'Interview: five minutes more for this phase',
    family: 'view',
    keys: [],
    enabled: goesOn,
    run: () => ({ effect: 'interview-extend' }),
  },
  {
    id: 'interview-end',
    label: 'Interview: end it and show the report',
    family: 'view',
    keys: [],
    enabled: goesOn,
    run: () => ({ effect: 'interview-end' }),
  },
];
