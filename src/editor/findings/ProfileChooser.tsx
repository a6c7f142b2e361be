/** How strictly the document is reviewed, with what each profile adds to the one before. */
import { ToggleGroup } from 'radix-ui';
import { PROFILES, type Profile } from '../../model/reviewSettings';
import { DEFAULT_PROFILE } from '../../rules/inForce';
import { RULES } from '../../rules/rules';
import { chooseProfile } from '../../state/reviewEdits';
import { useApp, useDiagram } from '../app/hooks';

export const PROFILE_NAMES: Readonly<Record<Profile, string>> = {
  whiteboard: 'Whiteboard',
  interview: 'Interview',
  production: 'Production',
};

const MEANINGS: Readonly<Record<Profile, string>> = {
  whiteboard: 'what is wrong in any sketch',
  interview: 'what an interviewer would ask about',
  production: 'what must be there before it goes live',
};

export function ProfileChooser() {
  const app = useApp();
  const profile = useDiagram().review.profile ?? DEFAULT_PROFILE;
  return (
    <>
      <ToggleGroup.Root
        type="single"
        className="profile-chooser"
        aria-label="Review profile"
        value={profile}
        onValueChange={(next) => {
          const chosen = PROFILES.find((one) => one === next);
          if (chosen) app.apply(chooseProfile(app.context(), chosen));
        }}
      >
        {PROFILES.map((one) => (
          <ToggleGroup.Item key={one} value={one} className="profile" title={addsWords(one)}>
            {PROFILE_NAMES[one]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <span className="profile-adds muted">{addsWords(profile)}</span>
    </>
  );
}

function addsWords(profile: Profile): string {
  const own = RULES.filter((rule) => rule.profile === profile).length;
  const first = profile === DEFAULT_PROFILE;
  return `${first ? '' : '+ '}${own} rules: ${MEANINGS[profile]}`;
}
