/** What reads or writes alone cost a store, folded away until it is asked for or says something. */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Field } from '../../catalog/componentType';
import type { Component, Operation } from '../../model/diagram';
import { SettingRow } from './SettingRow';

interface Props {
  readonly id: string;
  readonly component: Component;
  readonly operation: Operation;
}

export function OperationRows({ id, component, operation }: Props) {
  const [open, setOpen] = useState(component.settings?.[operation] !== undefined);
  return (
    <details className="operation-rows" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={12} aria-hidden="true" />
        {operation === 'read' ? 'Reads' : 'Writes'}
      </summary>
      {FIELDS[operation].map((field) => (
        <SettingRow key={field.id} id={id} component={component} field={field} operation={operation} />
      ))}
    </details>
  );
}

const FIELDS: Readonly<Record<Operation, readonly Field[]>> = {
  read: fieldsOf('read'),
  write: fieldsOf('write'),
};

function fieldsOf(operation: Operation): readonly Field[] {
  const [one, many] = operation === 'read' ? ['A read', 'Reads'] : ['A write', 'Writes'];
  return [
    {
      id: 'latencyMs',
      label: `${one} takes, p50 / p99`,
      help: `Time at light load, for calls over connections that are said to be ${many.toLowerCase()}.`,
      section: 'performance',
      kind: { type: 'latency' },
    },
    {
      id: 'capacityRps',
      label: `${many} a second, one`,
      help: `${many} per second that one replica sustains.`,
      section: 'performance',
      kind: { type: 'capacity' },
    },
    {
      id: 'requiredReplicas',
      label: `${one} needs`,
      help: `How many replicas must answer ${one.toLowerCase()}: a quorum.`,
      section: 'performance',
      kind: { type: 'required-replicas', default: 1 },
    },
  ];
}
