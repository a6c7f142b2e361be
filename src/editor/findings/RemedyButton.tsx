/** A finding's remedy, where it is an edit that can be made: one click, one undo step. */
import { Wrench } from 'lucide-react';
import type { Remedy } from '../../model/finding';
import { applyRemedy } from '../../state/gestures';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';

export function RemedyButton({ remedy }: { readonly remedy: Remedy | undefined }) {
  const app = useApp();
  if (!remedy?.apply) return null;
  return (
    <button
      type="button"
      className="button"
      data-small
      onClick={() => {
        app.apply(applyRemedy(app.context(), remedy));
        focusCanvas();
      }}
    >
      <Wrench size={12} aria-hidden="true" />
      {remedy.label}
    </button>
  );
}
