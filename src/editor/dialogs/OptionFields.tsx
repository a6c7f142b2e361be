/** One of several, and yes or no, in a dialog: native radio buttons and a checkbox, so that every key works as anywhere. */
import { useId } from 'react';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Said in full, where the label is short. */
  readonly title?: string;
  readonly disabled?: boolean;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChoose: (value: T) => void;
}

export function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="option-choice">
      <legend>{label}</legend>
      <div className="option-choices">
        {options.map((option) => (
          <label key={option.value} title={option.title}>
            <input
              type="radio"
              name={name}
              aria-label={option.title ?? option.label}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

export function Switch({ label, hint, on, onSwitch }: SwitchProps) {
  const hintId = useId();
  return (
    <label className="option-switch">
      <input
        type="checkbox"
        checked={on}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => onSwitch(event.target.checked)}
      />
      <span>
        {label}
        {hint !== undefined && <small id={hintId}>{hint}</small>}
      </span>
    </label>
  );
}
