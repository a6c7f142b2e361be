/** One of a few values, from a list. */
import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { memo, useRef } from 'react';
import { sameValue } from '../../state/live/sameValue';
import { returnKeyboard } from '../app/focus';
import { useStable } from '../app/useStable';

interface Option {
  readonly value: string;
  readonly label: string;
  /** Options one after another with the same words stand under them. */
  readonly group?: string;
}

interface Props {
  readonly value: string;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

/** Rendered only where it says something else: a closed list renders what is in it, too. */
export const SelectField = ({ onChange, ...props }: Props) => (
  <ShownSelect {...props} onChange={useStable(onChange)} />
);

const ShownSelect = memo(function ShownSelect({ value, labelledBy, label, options, onChange }: Props) {
  // By the keyboard one goes on with the next field.
  const byPointer = useRef(false);
  const known = options.some((option) => option.value === value);
  return (
    <Select.Root value={value} onValueChange={onChange}>
      <Select.Trigger className="field select-field" aria-labelledby={labelledBy} aria-label={label}>
        <Select.Value>{known ? undefined : value}</Select.Value>
        <ChevronDown size={13} aria-hidden="true" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          className="menu"
          position="popper"
          sideOffset={4}
          align="end"
          onPointerUp={() => {
            byPointer.current = true;
          }}
          onKeyDown={() => {
            byPointer.current = false;
          }}
          onCloseAutoFocus={(event) => {
            if (byPointer.current) returnKeyboard(event);
            byPointer.current = false;
          }}
        >
          <Select.Viewport>
            <Items options={options} />
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}, sameValue);

/** Only for other options. */
const Items = memo(function Items({ options }: { readonly options: readonly Option[] }) {
  return grouped(options).map(({ words, members }) =>
    words === undefined ? (
      members.map((option) => <Item key={option.value} {...option} />)
    ) : (
      <Select.Group key={words}>
        <Select.Label className="menu-words">{words}</Select.Label>
        {members.map((option) => (
          <Item key={option.value} {...option} />
        ))}
      </Select.Group>
    ),
  );
});

const Item = ({ value, label }: Option) => (
  <Select.Item value={value} className="menu-item">
    <Select.ItemText>{label}</Select.ItemText>
    <Select.ItemIndicator className="menu-check">
      <Check size={13} aria-hidden="true" />
    </Select.ItemIndicator>
  </Select.Item>
);

interface OptionGroup {
  readonly words: string | undefined;
  readonly members: Option[];
}

function grouped(options: readonly Option[]): readonly OptionGroup[] {
  const groups: OptionGroup[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.words === option.group) last.members.push(option);
    else groups.push({ words: option.group, members: [option] });
  }
  return groups;
}
