/** A boundary: what kind it is, what it stands in, and for zones and regions how often it is up. */
import { Maximize2, Minimize2 } from 'lucide-react';
import type { Field } from '../../catalog/componentType';
import { GROUP_TYPES, groupType } from '../../catalog/groupTypes';
import type { Group } from '../../model/diagram';
import { withKey } from '../../model/edits';
import { refOf } from '../../model/elements';
import type { Ranged } from '../../model/ranged';
import { formatAvailability } from '../../shared/formatNumbers';
import { changeGroup, rename } from '../../state/gestures';
import { useApp, useDiagram } from '../app/hooks';
import { TypeHelpButton } from '../help/HelpLink';
import { CommandButton } from '../menus/CommandButton';
import { CollapsedSection } from './CollapsedSection';
import { FindingList } from './FindingList';
import { LockButton } from './LockButton';
import { NameField } from './NameField';
import { RangedRow } from './RangedRow';
import { Row, Section } from './Section';
import { SelectField } from './SelectField';
import { SettingField } from './SettingField';

const TYPES = GROUP_TYPES.map(({ id, label }) => ({ value: id, label }));

export function GroupInspector({ id, group }: { readonly id: string; readonly group: Group }) {
  const app = useApp();
  const diagram = useDiagram();
  const set = (change: Parameters<typeof changeGroup>[2]) =>
    app.apply(changeGroup(app.context(), id, change));
  const type = groupType(group.type);
  const typical = type?.typicalAvailability;
  const availability = group.settings?.availability;
  const setAvailability = (next: Ranged<number> | undefined, gesture?: string) =>
    app.apply(
      changeGroup(
        app.context(),
        id,
        { settings: withKey(group.settings ?? {}, 'availability', next) },
        gesture,
      ),
    );
  const others = [...diagram.groups].filter(([other]) => other !== id);
  return (
    <>
      <header className="inspector-head">
        <div>
          <NameField
            label="Name"
            value={group.name ?? ''}
            placeholder={id}
            onChange={(name) => app.apply(rename(app.context(), refOf('group', id), name))}
          />
          <SelectField
            label="Kind of group"
            value={group.type}
            options={type ? TYPES : [...TYPES, { value: group.type, label: group.type }]}
            onChange={(type) => set({ type })}
          />
        </div>
        <CommandButton
          id="toggle-collapse"
          icon={group.collapsed ? <Maximize2 size={15} /> : <Minimize2 size={15} />}
          pressed={group.collapsed === true}
        />
        <LockButton />
        <TypeHelpButton id={group.type} label={type?.label ?? group.type} about="group" />
      </header>
      {group.collapsed && <CollapsedSection id={id} />}
      <FindingList of={refOf('group', id)} />
      <Section title="What it means">
        {type && <p className="muted">{type.help}</p>}
        <Row label="Stands in">
          {(labelledBy) => (
            <SelectField
              labelledBy={labelledBy}
              value={group.in?.[0] ?? 'none'}
              options={[
                { value: 'none', label: 'Nothing' },
                ...others.map(([value, other]) => ({ value, label: other.name || value })),
              ]}
              onChange={(next) => set({ in: next === 'none' ? undefined : [next] })}
            />
          )}
        </Row>
        {typical ? (
          <>
            <RangedRow
              label="Is up"
              help="As a whole: when it is down, so is everything in it."
              source={availability === undefined ? 'independent until you say otherwise' : undefined}
              onReset={availability === undefined ? undefined : () => setAvailability(undefined)}
              value={availability}
              fallback={1}
              placeholder="100"
              percent
              min={0}
              max={1}
              onSet={(next) => setAvailability(next)}
              onType={(next) => setAvailability(next, `availability ${id}`)}
            />
            {availability === undefined && (
              <button
                type="button"
                className="button"
                data-small
                onClick={() => setAvailability(typical.value)}
              >
                Take a typical {formatAvailability(typical.value)}
              </button>
            )}
          </>
        ) : (
          <p className="muted">A boundary for people: it fails with nothing. Zones and regions do.</p>
        )}
        {type?.fields.map((field) => (
          <GroupSettingRow key={field.id} id={id} group={group} field={field} />
        ))}
      </Section>
    </>
  );
}

/** One of the settings its kind has. */
function GroupSettingRow({
  id,
  group,
  field,
}: {
  readonly id: string;
  readonly group: Group;
  readonly field: Field;
}) {
  const app = useApp();
  const set = group.settings?.[field.id];
  const usual = 'default' in field.kind ? field.kind.default : undefined;
  const typed = ['text', 'number'].includes(field.kind.type);
  const say = (next: unknown) => {
    const settings = withKey(group.settings ?? {}, field.id, next);
    const change = { settings: Object.keys(settings).length > 0 ? settings : undefined };
    app.apply(changeGroup(app.context(), id, change, typed ? `setting ${id} ${field.id}` : undefined));
  };
  return (
    <Row
      label={field.label}
      help={field.help}
      onReset={set !== undefined && usual !== undefined ? () => say(undefined) : undefined}
    >
      {(labelledBy) => (
        <SettingField field={field} value={set ?? usual} labelledBy={labelledBy} onChange={say} />
      )}
    </Row>
  );
}
