/** A colour out of the palette, or none. */
import { ToggleGroup } from 'radix-ui';
import { memo } from 'react';
import { ACCENTS, type Accent } from '../../model/style';
import { useStable } from '../app/useStable';

interface Props {
  readonly label: string;
  /** What none is called. */
  readonly none: string;
  /** Undefined: what is chosen for has several. */
  readonly value: Accent | null | undefined;
  readonly onChange: (accent: Accent | null) => void;
}

const NONE = 'none';

export const AccentChoice = ({ onChange, ...props }: Props) => (
  <ShownAccents {...props} onChange={useStable(onChange)} />
);

const ShownAccents = memo(function ShownAccents({ label, none, value, onChange }: Props) {
  return (
    <ToggleGroup.Root
      type="single"
      className="swatches"
      aria-label={label}
      value={value === undefined ? '' : (value ?? NONE)}
      onValueChange={(next) => {
        if (next) onChange(ACCENTS.find((accent) => accent === next) ?? null);
      }}
    >
      {[null, ...ACCENTS].map((accent) => {
        const name = accent === null ? none : accent.charAt(0).toUpperCase() + accent.slice(1);
        return (
          <ToggleGroup.Item
            key={accent ?? NONE}
            className="swatch"
            value={accent ?? NONE}
            aria-label={name}
            title={name}
          >
            <svg viewBox="0 0 16 16" data-hue={accent ?? undefined} aria-hidden="true">
              {accent === null && none !== 'Ink' ? (
                <path className="swatch-none" d="M3.8 12.2 12.2 3.8M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2" />
              ) : (
                <circle cx="8" cy="8" r="6" />
              )}
            </svg>
          </ToggleGroup.Item>
        );
      })}
    </ToggleGroup.Root>
  );
});
