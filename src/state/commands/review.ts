/** How strictly the document is reviewed. What takes a finding or a rule stands in `reviewEdits.ts`. */
import { PROFILES, type Profile } from '../../model/reviewSettings';
import type { Command } from '../command';
import { chooseProfile } from '../reviewEdits';

const LABELS: Readonly<Record<Profile, string>> = {
  whiteboard: 'Review as a whiteboard sketch',
  interview: 'Review as in an interview',
  production: 'Review as for production',
};

export const reviewCommands: readonly Command[] = PROFILES.map((profile) => ({
  id: `profile-${profile}`,
  label: LABELS[profile],
  family: 'edit',
  keys: [],
  run: (context) => chooseProfile(context, profile),
}));
