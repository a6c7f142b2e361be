/** A kind of group: what standing in it means, whether it fails as one, its settings. */
import type { GroupType } from '../../catalog/groupTypes';
import { formatAvailability } from '../../shared/formatNumbers';
import { NodeIcon } from '../icons/NodeIcon';
import { FieldList } from './FieldList';

export function GroupHelp({ type }: { readonly type: GroupType }) {
  const { id, help, icon, keywords, fields, failsAsOne, typicalAvailability: typical, standing } = type;
  return (
    <div className="help-page selectable">
      <p className="help-lead">
        <span className="type-tile" data-size="medium" data-category="shapes">
          <NodeIcon icon={icon} size={17} />
        </span>
        <span>{help}</span>
      </p>
      <h3 className="heading">What standing in it means</h3>
      <p>
        A part in it: {standing}.{' '}
        {failsAsOne
          ? 'When it is down, so is everything in it; replicas spread over several of them outlast one.'
          : 'No number depends on it: it fails with nothing.'}
      </p>
      <dl className="help-facts">
        <dt>In files</dt>
        <dd>
          <code>{id}</code>
        </dd>
        <dt>Also called</dt>
        <dd>{keywords.join(', ')}</dd>
      </dl>
      {typical && (
        <>
          <h3 className="heading">Its number, unless you say otherwise</h3>
          <p>
            It is always up. Typical is {formatAvailability(typical.value)}{' '}
            <span className="muted">
              ({typical.source.text}
              {typical.source.kind !== 'judged' && `, ${typical.source.kind}`})
            </span>
            : the inspector takes it with one click.
          </p>
        </>
      )}
      {fields.length > 0 && (
        <>
          <h3 className="heading">Settings</h3>
          <FieldList fields={fields} />
        </>
      )}
    </div>
  );
}
