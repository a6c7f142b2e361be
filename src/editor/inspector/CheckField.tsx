/** On or off. */
import './switch.css';
import { Switch } from 'radix-ui';
import { memo } from 'react';
import { useStable } from '../app/useStable';

interface Props {
  readonly value: boolean;
  readonly labelledBy: string;
  readonly onChange: (value: boolean) => void;
}

export const CheckField = ({ onChange, ...props }: Props) => (
  <ShownCheck {...props} onChange={useStable(onChange)} />
);

const ShownCheck = memo(function ShownCheck({ value, labelledBy, onChange }: Props) {
  return (
    <Switch.Root className="switch" aria-labelledby={labelledBy} checked={value} onCheckedChange={onChange}>
      <Switch.Thumb className="switch-thumb" />
    </Switch.Root>
  );
});
