/** How strictly the document is reviewed, and where the findings of one thing are. What takes a finding or a rule stands in `reviewEdits.ts`. */

import type { Diagram } from '../../model/diagram';
import type { ElementRef } from '../../model/elements';
import { PROFILES, type Profile } from '../../model/reviewSettings';
import type { Command } from '../command';
import { isThere, showFindingsAt } from '../findingList';
import { chooseProfile } from '../reviewEdits';
import type { Session } from '../sessionStore';

const LABELS: Readonly<Record<Profile, string>> = {
  whiteboard: 'Review as a whiteboard sketch',
  interview: 'Review as in an interview',
  production: 'Review as for production',
};

const profileCommands: readonly Command[] = PROFILES.map((profile) => ({
  id: `profile-${profile}`,
  label: LABELS[profile],
  family: 'edit',
  keys: [],
  run: (context) => chooseProfile(context, profile),
}));

export const findingsHere: Command = {
  id: 'findings-here',
  label: 'Show the findings of what is selected',
  family: 'view',
  keys: ['Alt+Shift+3'],
  enabled: ({ diagram, session }) => placeSelected(diagram, session) !== null,
  run: (context) => {
    const ref = placeSelected(context.diagram, context.session);
    return ref === null ? {} : showFindingsAt(context, ref);
  },
};

function placeSelected(diagram: Diagram, { selection }: Session): ElementRef | null {
  const [ref, ...others] = selection;
  return ref !== undefined && others.length === 0 && isThere(diagram, ref) ? ref : null;
}

export const reviewCommands: readonly Command[] = [...profileCommands, findingsHere];
