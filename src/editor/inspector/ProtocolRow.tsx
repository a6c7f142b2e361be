/** The protocol of a connection, chosen by who knows it: both ends, only the caller, or only the target. */
import { modeOf } from '../../catalog/effective';
import { type ProtocolSide, protocolSides, sideOf } from '../../catalog/protocolSides';
import { nameOf } from '../../model/queries';
import { useDiagram } from '../app/hooks';
import type { ConnectionPart } from './connectionPart';
import { Row } from './Section';
import { SelectField } from './SelectField';

const UNSAID = 'unsaid';

export function ProtocolRow({ connection, set }: ConnectionPart) {
  const diagram = useDiagram();
  const { from, to, protocol } = connection;
  const caller = diagram.components.get(from);
  const target = diagram.components.get(to);
  const known = caller && target ? protocolSides(caller, target, modeOf(diagram, connection)) : [];
  const words: Readonly<Record<ProtocolSide, string>> = {
    both: 'Both ends speak it',
    target: `Only ${nameOf(diagram, to)} speaks it`,
    caller: `Only ${nameOf(diagram, from)} speaks it`,
    neither: 'Neither end is known to speak it',
  };
  const options = known.map((one) => ({
    value: one.protocol,
    label: one.protocol,
    group: words[one.side],
  }));
  const side = protocol === undefined ? null : sideOf(protocol, known);
  const own =
    protocol !== undefined && side === 'neither'
      ? [{ value: protocol, label: protocol, group: words.neither }]
      : [];
  return (
    <Row
      label="Protocol"
      help="The language of the call. Both ends have to speak it, or something between them has to translate."
      source={
        side === null
          ? `Not said: ${speakable(known.filter((one) => one.side === 'both').length)}`
          : words[side]
      }
    >
      {(labelledBy) => (
        <SelectField
          labelledBy={labelledBy}
          value={protocol ?? UNSAID}
          options={[{ value: UNSAID, label: 'Not said' }, ...options, ...own]}
          onChange={(next) => set({ protocol: next === UNSAID ? undefined : next })}
        />
      )}
    </Row>
  );
}

const speakable = (count: number): string =>
  count === 0
    ? 'the ends have no protocol in common'
    : count === 1
      ? 'one that both ends speak'
      : `any of ${count} that both ends speak`;
