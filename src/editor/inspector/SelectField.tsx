/** One of a few values, from a list. */
import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { type KeyboardEvent, memo, useRef } from 'react';
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
          onKeyDown={(event) => {
            byPointer.current = false;
            stepAtOnce(event);
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

/** The library goes to the next option a timer later: of keys pressed faster than that some would be lost. */
function stepAtOnce(event: KeyboardEvent<HTMLElement>): void {
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')];
  const at = event.target instanceof HTMLElement ? options.indexOf(event.target) : -1;
  const last = options.length - 1;
  const steps: ReadonlyMap<string, number> = new Map([
    ['ArrowDown', Math.min(last, at + 1)],
    ['ArrowUp', at < 0 ? last : Math.max(0, at - 1)],
    ['Home', 0],
    ['End', last],
  ]);
  const to = steps.get(event.key);
  if (to === undefined) return;
  event.preventDefault();
  options[to]?.focus();
  // With the words over the first.
  if (to === 0) options[0]?.closest('[data-radix-select-viewport]')?.scrollTo(0, 0);
}

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
