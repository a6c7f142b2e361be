/** Which tool is in hand when one has done its work: the one that selects again, or the same one where it is kept. */
import type { Session, Tool } from './sessionStore';

export const toolAfter = ({ keepsTool, tool }: Pick<Session, 'keepsTool' | 'tool'>): Tool =>
  keepsTool ? tool : 'select';
