/** A titled part of the inspector, and a row in it: a label, its control, and where the value comes from. */
import { ArrowLeftRight, RotateCcw } from 'lucide-react';
import { type ReactNode, useId } from 'react';

export function Section({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <section className="inspector-section">
      <header>
        <h3 className="heading">{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}

interface RowProps {
  readonly label: string;
  readonly help?: string;
  /** Where the value comes from, in a few words. */
  readonly source?: string | undefined;
  readonly onReset?: (() => void) | undefined;
  /** The value may be low, likely and high, which then stand below the label. */
  readonly range?: { readonly isOn: boolean; readonly toggle: () => void } | undefined;
  readonly children: (labelledBy: string) => ReactNode;
}

export function Row({ label, help, source, onReset, range, children }: RowProps) {
  const id = useId();
  const isWide = range?.isOn ?? false;
  return (
    <div className="row" data-row={label}>
      <span className="row-label" id={id} title={help}>
        {label}
      </span>
      <div className="row-control">
        {onReset && (
          <button
            type="button"
            className="row-reset"
            title="Back to the default"
            aria-label={`Reset ${label} to its default`}
            onClick={onReset}
          >
            <RotateCcw size={12} aria-hidden="true" />
          </button>
        )}
        {range && (
          <button
            type="button"
            className="row-range"
            title={range.isOn ? 'One number again: the likely one' : 'A range: low, likely and high'}
            aria-label={`${label} as a range`}
            aria-pressed={range.isOn}
            onClick={range.toggle}
          >
            <ArrowLeftRight size={12} aria-hidden="true" />
          </button>
        )}
        {!isWide && children(id)}
      </div>
      {isWide && <div className="row-wide">{children(id)}</div>}
      {source !== undefined && (
        <div className="row-source" title={source}>
          {source}
        </div>
      )}
    </div>
  );
}
