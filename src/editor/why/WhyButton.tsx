/** A number that says why it is what it is when it is clicked. */
import type { ReactNode } from 'react';
import type { Why } from '../../state/why';
import { useApp } from '../app/hooks';

export function WhyButton({ why, children }: { readonly why: Why; readonly children: ReactNode }) {
  const app = useApp();
  return (
    <button type="button" className="why-button" title="Why?" onClick={() => app.apply({ session: { why } })}>
      {children}
    </button>
  );
}
