/**
 * What of the session a person chooses once for every document: kept on this machine, never in a document. What is
 * stored is checked key by key, so that one value nobody understands takes no other with it.
 */
import * as z from 'zod';
import { ACCENTS, TEXT_SIZES } from '../../model/style';
import type { StoredPreferences } from '../../platform/contract';
import { isBinding } from '../../state/keys';
import { PEN_WIDTHS, type Session, THINGS } from '../../state/sessionStore';

z.config({ jitless: true });

const SCHEMAS = {
  theme: z.enum(['system', 'light', 'dark']),
  reading: z.enum(['caller', 'so-far', 'load', 'none']),
  marks: z.boolean(),
  guides: z.boolean(),
  grid: z.boolean(),
  pen: z.object({
    accent: z.enum(ACCENTS).nullable(),
    width: z.union(PEN_WIDTHS.map((width) => z.literal(width))),
  }),
  keepsTool: z.boolean(),
  textSize: z.enum(TEXT_SIZES),
  minimap: z.boolean(),
  rebound: z.array(z.object({ command: z.string(), keys: z.array(z.string().refine(isBinding)) })),
  recentCommands: z.array(z.string()),
  panels: z.object({
    palette: z.boolean(),
    outline: z.boolean(),
    inspector: z.boolean(),
    findings: z.boolean(),
  }),
  welcome: z.boolean(),
  tried: z.array(z.enum(THINGS)),
} satisfies { readonly [K in keyof Session]?: z.ZodType<Session[K]> };

type Preferred = keyof typeof SCHEMAS;

const PREFERRED: readonly Preferred[] = [
  'theme',
  'reading',
  'marks',
  'guides',
  'grid',
  'pen',
  'keepsTool',
  'textSize',
  'panels',
  'minimap',
  'rebound',
  'recentCommands',
  'welcome',
  'tried',
];

/** The part of a session that stored preferences say. */
export function preferredSession(stored: StoredPreferences): Partial<Session> {
  return Object.fromEntries(
    PREFERRED.flatMap((key) => {
      const read = SCHEMAS[key].safeParse(stored[key]);
      return read.success ? [[key, read.data]] : [];
    }),
  );
}

/** Whether somebody had keys of their own here which can't be read any more. */
export const lostKeys = (stored: StoredPreferences): boolean =>
  stored.rebound !== undefined && !SCHEMAS.rebound.safeParse(stored.rebound).success;

/** The preferred part of a session: it outlives the document. */
export const preferredIn = (session: Session): Partial<Session> =>
  Object.fromEntries(PREFERRED.map((key) => [key, session[key]]));

/** What is preferred now and wasn't before, to be stored; null: nothing. */
export function changedPreferences(now: Session, before: Session): StoredPreferences | null {
  const changed = PREFERRED.filter((key) => now[key] !== before[key]);
  return changed.length === 0 ? null : Object.fromEntries(changed.map((key) => [key, now[key]]));
}
