/** A rule: what holds in a good design and why, when it doesn't apply, its two examples, and what it weighs here. */
import { Wrench } from 'lucide-react';
import { useId } from 'react';
import { componentType } from '../../catalog/catalog';
import { DEFAULT_PROFILE } from '../../rules/inForce';
import type { Rule } from '../../rules/rule';
import { exampleFinding, typesIn } from '../../rules/spokenOf';
import { TEXTS } from '../../rules/texts';
import { weighRule } from '../../state/reviewEdits';
import { useApp, useDiagram } from '../app/hooks';
import { PROFILE_NAMES } from '../findings/ProfileChooser';
import { AS_FOUND, SEVERITY_ICONS, SEVERITY_OPTIONS, severityOf } from '../findings/severity';
import { TypeTile } from '../icons/TypeTile';
import { SelectField } from '../inspector/SelectField';
import { Figure } from './Figure';
import { openHelp } from './openHelp';

export function RuleHelp({ rule }: { readonly rule: Rule }) {
  const finding = exampleFinding(rule);
  const refuses = rule.about === 'connection' && rule.severity === 'error';
  return (
    <div className="help-page selectable">
      <p className="help-why">{rule.why}</p>
      <InForce rule={rule} />
      <h3 className="heading">{refuses ? 'Refused' : 'Reported'}</h3>
      <Figure diagram={rule.refused} />
      {finding && (
        <p className="help-says" data-severity={finding.severity}>
          “{finding.message}”
          {finding.remedy && (
            <span className="help-remedy">
              <Wrench size={12} aria-hidden="true" /> Remedy: {finding.remedy.label}
            </span>
          )}
        </p>
      )}
      <h3 className="heading">Fine</h3>
      <Figure diagram={rule.allowed} />
      <h3 className="heading">When it doesn’t apply</h3>
      <p>{rule.exceptions}</p>
      <h3 className="heading">Where it comes from</h3>
      <p>{rule.source}.</p>
      {rule.named.length > 0 && (
        <ul className="help-list">
          {rule.named.map((text) => (
            <li key={text}>{TEXTS[text]}</li>
          ))}
        </ul>
      )}
      {finding && <Types ids={typesIn(rule.refused, finding)} />}
    </div>
  );
}

/** What it weighs in this document; saved with it, and undone like any edit. */
function InForce({ rule }: { readonly rule: Rule }) {
  const app = useApp();
  const label = useId();
  const { review, muted } = useDiagram();
  const stated = review.severities.get(rule.id);
  const mutings = [...muted.values()].filter((muting) => muting.rule === rule.id).length;
  const profile = review.profile ?? DEFAULT_PROFILE;
  const Icon = SEVERITY_ICONS[rule.severity];
  return (
    <div className="help-force">
      <dl className="help-facts">
        <dt>By itself</dt>
        <dd data-severity={rule.severity}>
          <Icon size={13} aria-hidden="true" /> {rule.severity}, about {rule.topic}, from the profile{' '}
          {PROFILE_NAMES[rule.profile]} on
        </dd>
        <dt>Here</dt>
        <dd>
          {speaksWords(rule, profile, stated)}
          {mutings > 0 && ` Muted in ${mutings} ${mutings === 1 ? 'place' : 'places'}.`}
        </dd>
        <dt id={label}>Severity in this document</dt>
        <dd>
          <SelectField
            labelledBy={label}
            value={stated ?? AS_FOUND}
            options={SEVERITY_OPTIONS}
            onChange={(next) => app.apply(weighRule(app.context(), rule.id, severityOf(next)))}
          />
        </dd>
        <dt>In files</dt>
        <dd>
          <code>{rule.id}</code>
        </dd>
      </dl>
    </div>
  );
}

function speaksWords(
  rule: Rule,
  profile: keyof typeof PROFILE_NAMES,
  stated: ReturnType<typeof severityOf> | undefined,
): string {
  if (stated === 'off') return 'Turned off: it says nothing.';
  if (stated) return `It speaks as “${stated}”, in every profile.`;
  const order = Object.keys(PROFILE_NAMES);
  return order.indexOf(rule.profile) <= order.indexOf(profile)
    ? `It speaks: the profile is ${PROFILE_NAMES[profile]}.`
    : `It is silent: the profile is ${PROFILE_NAMES[profile]}.`;
}

function Types({ ids }: { readonly ids: readonly string[] }) {
  const app = useApp();
  const types = ids.flatMap((id) => componentType(id) ?? []);
  if (types.length === 0) return null;
  return (
    <>
      <h3 className="heading">The components in it</h3>
      <ul className="help-products">
        {types.map((type) => (
          <li key={type.id}>
            <button
              type="button"
              className="help-link"
              onClick={() => openHelp(app, { about: 'type', id: type.id })}
            >
              <TypeTile type={type} size="small" />
              {type.label}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
