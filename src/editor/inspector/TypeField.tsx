/** The type of a component, which can be changed: a box takes its type this way. */
import { CATEGORIES, COMPONENT_TYPES } from '../../catalog/catalog';
import type { Component } from '../../model/diagram';
import { SelectField } from './SelectField';

const OPTIONS = CATEGORIES.flatMap(({ id }) =>
  COMPONENT_TYPES.filter((type) => type.category === id).map((type) => ({
    value: type.id,
    label: type.label,
  })),
);

export function TypeField({
  component,
  onChange,
}: {
  readonly component: Component;
  readonly onChange: (type: string) => void;
}) {
  return <SelectField label="Type" value={component.type} options={OPTIONS} onChange={onChange} />;
}
