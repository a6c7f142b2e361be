/** Beside the pen: the colour and width of what it draws next. */
import { ToggleGroup } from 'radix-ui';
import { ACCENTS, type Accent } from '../../model/style';
import { PEN_WIDTHS } from '../../state/sessionStore';
import { useApp, useSession } from '../app/hooks';

const INK = 'ink';
const WIDTH_NAMES = ['Thin', 'Medium', 'Thick'] as const;

export function PenPanel() {
  const app = useApp();
  const pen = useSession((session) => session.pen);
  const choose = (change: Partial<typeof pen>) => app.apply({ session: { pen: { ...pen, ...change } } });
  return (
    <div className="pen-panel panel">
      <ToggleGroup.Root
        type="single"
        aria-label="Colour of the pen"
        value={pen.accent ?? INK}
        onValueChange={(next) => {
          if (next) choose({ accent: ACCENTS.find((accent) => accent === next) ?? null });
        }}
      >
        {[null, ...ACCENTS].map((accent) => (
          <ToggleGroup.Item
            key={accent ?? INK}
            className="pen-choice"
            value={accent ?? INK}
            aria-label={colourName(accent)}
            title={colourName(accent)}
          >
            <svg className="ink" data-hue={accent ?? undefined} viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="6" />
            </svg>
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <ToggleGroup.Root
        type="single"
        aria-label="Width of the pen"
        value={String(pen.width)}
        onValueChange={(next) => next && choose({ width: Number(next) })}
      >
        {PEN_WIDTHS.map((width, index) => (
          <ToggleGroup.Item
            key={width}
            className="pen-choice"
            value={String(width)}
            aria-label={WIDTH_NAMES[index]}
            title={WIDTH_NAMES[index]}
          >
            <svg className="ink" viewBox="0 0 16 16" aria-hidden="true">
              <rect x="1" y={8 - width / 2} width="14" height={width} rx={width / 2} />
            </svg>
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}

const colourName = (accent: Accent | null): string =>
  accent === null ? 'Ink' : accent.charAt(0).toUpperCase() + accent.slice(1);
