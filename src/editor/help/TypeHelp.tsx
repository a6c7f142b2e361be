/** A component type: what it is for, how requests go through it, its settings and the grounds of its numbers. */
import { useEffect, useState } from 'react';
import { technology } from '../../catalog/catalog';
import type { ComponentType } from '../../catalog/componentType';
import { fieldsFor } from '../../catalog/fieldsFor';
import { alsoCalled, defaultRows, routesWords } from '../../catalog/typeHelp';
import type { Rule } from '../../rules/rule';
import { rulesOn } from '../../rules/spokenOf';
import { useApp } from '../app/hooks';
import { SEVERITY_ICONS } from '../findings/severity';
import { TypeTile } from '../icons/TypeTile';
import { FieldList } from './FieldList';
import { openHelp } from './openHelp';

export function TypeHelp({ type }: { readonly type: ComponentType }) {
  const names = alsoCalled(type);
  const products = type.technologies.flatMap((id) => technology(id) ?? []);
  return (
    <div className="help-page selectable">
      <p className="help-lead">
        <TypeTile type={type} size="medium" />
        <span>{type.summary}</span>
      </p>
      <h3 className="heading">How requests go through it</h3>
      <p>{routesWords(type)}</p>
      <dl className="help-facts">
        <dt>Answers</dt>
        <dd>{type.answers.join(', ') || 'nothing: nobody calls it'}</dd>
        <dt>Calls with</dt>
        <dd>{type.speaks.join(', ') || 'nothing: it calls nobody'}</dd>
        <dt>In files</dt>
        <dd>
          <code>{type.id}</code>
        </dd>
      </dl>
      <h3 className="heading">Its numbers, unless you say otherwise</h3>
      <Defaults type={type} />
      <h3 className="heading">Settings</h3>
      <FieldList fields={fieldsFor(type)} />
      {names.length > 0 && (
        <>
          <h3 className="heading">Also found as</h3>
          <ul className="help-list">
            {names.map(({ name, as }) => (
              <li key={`${name} ${as}`}>
                {name} <span className="muted">({as})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {products.length > 0 && (
        <>
          <h3 className="heading">Technologies</h3>
          <ul className="help-products">
            {products.map((product) => (
              <li key={product.id}>
                <TypeTile type={type} technology={product} size="small" />
                {product.label}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="heading">Rules that speak of it</h3>
      <Rules type={type} />
    </div>
  );
}

function Defaults({ type }: { readonly type: ComponentType }) {
  return (
    <table className="help-table">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Value</th>
          <th scope="col">Where it comes from</th>
        </tr>
      </thead>
      <tbody>
        {defaultRows(type).map(({ label, when, value, source }) => (
          <tr key={`${label} ${when ?? ''}`}>
            <th scope="row">
              {label}
              {when !== undefined && <small>{when}</small>}
            </th>
            <td>{value}</td>
            <td>
              {source.text} {source.kind !== 'judged' && <small>{source.kind}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules({ type }: { readonly type: ComponentType }) {
  const app = useApp();
  const rules = useRulesOn(type);
  if (rules === null) return <p className="muted">Asking the rules…</p>;
  if (rules.length === 0) return <p className="muted">None by itself.</p>;
  return (
    <ul className="help-rules">
      {rules.map(({ id, title, severity }) => {
        const Icon = SEVERITY_ICONS[severity];
        return (
          <li key={id} data-severity={severity}>
            <button type="button" className="help-link" onClick={() => openHelp(app, { about: 'rule', id })}>
              <Icon size={13} aria-label={severity} />
              {title}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** null: not asked yet; that takes longer than a sheet may take to open. */
function useRulesOn(type: ComponentType): readonly Rule[] | null {
  const [rules, setRules] = useState<readonly Rule[] | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRules(rulesOn(type)), 60);
    return () => clearTimeout(timer);
  }, [type]);
  return rules;
}
