/** How wide a pen draws. */
import { ToggleGroup } from 'radix-ui';
import { PEN_WIDTHS } from '../../state/sessionStore';

interface Props {
  readonly label: string;
  /** Undefined: what is chosen for has several. */
  readonly value: number | undefined;
  readonly onChange: (width: number) => void;
}

const NAMES = ['Thin', 'Medium', 'Thick'] as const;

export function WidthChoice({ label, value, onChange }: Props) {
  return (
    <ToggleGroup.Root
      type="single"
      className="swatches"
      aria-label={label}
      value={value === undefined ? '' : String(value)}
      onValueChange={(next) => next && onChange(Number(next))}
    >
      {PEN_WIDTHS.map((width, index) => (
        <ToggleGroup.Item
          key={width}
          className="swatch"
          value={String(width)}
          aria-label={NAMES[index]}
          title={NAMES[index]}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect x="1" y={8 - width / 2} width="14" height={width} rx={width / 2} />
          </svg>
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
