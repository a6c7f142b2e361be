/** On or off. */
import './switch.css';
import { Switch } from 'radix-ui';

interface Props {
  readonly value: boolean;
  readonly labelledBy: string;
  readonly onChange: (value: boolean) => void;
}

export function CheckField({ value, labelledBy, onChange }: Props) {
  return (
    <Switch.Root className="switch" aria-labelledby={labelledBy} checked={value} onCheckedChange={onChange}>
      <Switch.Thumb className="switch-thumb" />
    </Switch.Root>
  );
}
