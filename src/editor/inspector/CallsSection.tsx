/** How a component makes its calls: the groups in their order, and in each of them who is called, and in what way. */
import { ArrowUp } from 'lucide-react';
import { memo } from 'react';
import type { CallGroup, Diagram, How } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import {
  callEarlier,
  callGroups,
  moveCall,
  possibleHows,
  setHow,
  setNeed,
  setWeight,
} from '../../state/calls';
import { sameValue } from '../../state/live/sameValue';
import { useApp, useDiagram } from '../app/hooks';
import { NumberField } from './NumberField';
import { Section } from './Section';
import { SelectField } from './SelectField';

const WORDS: Readonly<Record<How, string>> = {
  sequence: 'one after another',
  parallel: 'all at once',
  balance: 'any one that is up',
  failover: 'the first that is up',
  quorum: 'enough of them',
  shard: 'the one the key picks',
  cache: 'cache, then store',
};

export function CallsSection({ id }: { readonly id: string }) {
  const diagram = useDiagram();
  const groups = callGroups(diagram, id);
  const calls = groups.flatMap((group) => group.connections).length;
  if (calls === 0) return null;
  return (
    <Section title="Whom it calls">
      {groups.map((group, index) => (
        <Group
          key={group.connections.join(' ')}
          id={id}
          group={group}
          names={group.connections.map((connectionId) => calledName(diagram, connectionId))}
          index={index}
          groups={groups.length}
        />
      ))}
    </Section>
  );
}

interface GroupProps {
  readonly id: string;
  readonly group: CallGroup;
  /** Of whom its connections lead to. */
  readonly names: readonly string[];
  readonly index: number;
  readonly groups: number;
}

const Group = memo(function Group({ id, group, names, index, groups }: GroupProps) {
  const app = useApp();
  const several = group.connections.length > 1;
  return (
    <div className="call-group">
      {(several || groups > 1) && (
        <header>
          <span>{index === 0 ? 'Calls' : 'Then'}</span>
          {several && (
            <SelectField
              label={`How group ${index + 1} is called`}
              value={group.how}
              options={possibleHows(group).map((how) => ({ value: how, label: WORDS[how] }))}
              onChange={(how) => {
                const chosen = possibleHows(group).find((known) => known === how);
                if (chosen) app.apply(setHow(app.context(), id, index, chosen));
              }}
            />
          )}
          {group.how === 'quorum' && (
            <NumberField
              label="How many must answer"
              value={group.need}
              min={1}
              max={group.connections.length}
              integer
              onChange={(need) => need !== undefined && app.apply(setNeed(app.context(), id, index, need))}
            />
          )}
        </header>
      )}
      <ul>
        {group.connections.map((connectionId, place) => (
          <Call
            key={connectionId}
            id={id}
            connectionId={connectionId}
            name={names[place] ?? ''}
            group={group}
            index={index}
            groups={groups}
            place={place}
          />
        ))}
      </ul>
    </div>
  );
}, sameValue);

const NEW_GROUP = 'new';

interface CallProps extends Omit<GroupProps, 'names'> {
  readonly connectionId: string;
  readonly name: string;
  readonly place: number;
}

function Call({ id, connectionId, name, group, index, groups, place }: CallProps) {
  const app = useApp();
  const ordered = group.how === 'failover' || group.how === 'cache' || group.how === 'sequence';
  const steps = Array.from({ length: groups }, (_, step) => ({
    value: String(step),
    label: `step ${step + 1}`,
  }));
  const own = group.connections.length > 1 ? [{ value: NEW_GROUP, label: 'a step of its own' }] : [];
  return (
    <li>
      <span>{name}</span>
      {ordered && place > 0 && (
        <button
          type="button"
          className="row-reset"
          aria-label={`Call ${name} earlier`}
          onClick={() => app.apply(callEarlier(app.context(), id, connectionId))}
        >
          <ArrowUp size={12} aria-hidden="true" />
        </button>
      )}
      {(group.how === 'balance' || group.how === 'shard') && group.connections.length > 1 && (
        <NumberField
          label={`Weight of ${name}`}
          value={group.weights?.[place] ?? 1}
          min={0}
          onChange={(weight) => app.apply(setWeight(app.context(), id, connectionId, weight))}
        />
      )}
      {(groups > 1 || group.connections.length > 1) && (
        <SelectField
          label={`When ${name} is called`}
          value={String(index)}
          options={[...steps, ...own]}
          onChange={(step) =>
            app.apply(moveCall(app.context(), id, connectionId, step === NEW_GROUP ? groups : Number(step)))
          }
        />
      )}
    </li>
  );
}

function calledName(diagram: Diagram, connectionId: string): string {
  const connection = diagram.connections.get(connectionId);
  return connection?.name || nameOf(diagram, connection?.to ?? '');
}
