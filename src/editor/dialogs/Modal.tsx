/** A dialog over the canvas: focus stays in it, Escape closes it, and the canvas gets the keyboard back. */
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { returnKeyboard } from '../app/focus';
import { useApp } from '../app/hooks';

interface Props {
  readonly title: string;
  readonly description?: string;
  /** The title is for screen readers only. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

export function Modal({ title, description, bare = false, children }: Props) {
  const app = useApp();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && app.apply({ session: { dialog: null } })}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content
          className="dialog"
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onCloseAutoFocus={returnKeyboard}
        >
          <Dialog.Title className={bare ? 'visually-hidden' : 'dialog-title'}>{title}</Dialog.Title>
          {description !== undefined && (
            <Dialog.Description className="dialog-text">{description}</Dialog.Description>
          )}
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
