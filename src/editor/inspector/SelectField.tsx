/** One of a few values, from a list. */
import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { useRef } from 'react';
import { returnKeyboard } from '../app/focus';

interface Props {
  readonly value: string;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export function SelectField({ value, labelledBy, label, options, onChange }: Props) {
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
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className="menu-item">
                <Select.ItemText>{option.label}</Select.ItemText>
                <Select.ItemIndicator className="menu-check">
                  <Check size={13} aria-hidden="true" />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}
