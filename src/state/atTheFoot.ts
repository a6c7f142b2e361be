/** Panels as wide as the canvas lie at its foot, one at a time: what was opened last takes the place of the others. */
import type { Session } from './sessionStore';

/** What is to be put away as something else was opened there; null: nothing. What is typed into them is in the document. */
export function putAway(now: Session, before: Session): Partial<Session> | null {
  const opened = WIDE.filter((panel) => isOpen[panel](now) && !isOpen[panel](before));
  const others = WIDE.filter((panel) => isOpen[panel](now) && !opened.includes(panel));
  if (opened.length === 0 || others.length === 0) return null;
  return {
    ...(others.includes('worksheet') && { worksheet: false }),
    ...(others.includes('trace') && { trace: false }),
    ...(others.includes('findings') && { panels: { ...now.panels, findings: false } }),
  };
}

const isOpen = {
  worksheet: ({ worksheet }: Session): boolean => worksheet,
  trace: ({ trace }: Session): boolean => trace,
  findings: ({ panels }: Session): boolean => panels.findings,
} as const;

const WIDE = ['worksheet', 'trace', 'findings'] as const;
