/** A tooltip that names the key beside the words. */
import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import { showKeys } from '../../state/keys';
import { useShell } from '../app/hooks';

interface Props {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly children: ReactElement;
}

export function Tip({ text, keys, children }: Props) {
  const { isMac } = useShell();
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tooltip" sideOffset={6}>
          {text}
          {keys && <kbd>{showKeys(keys, isMac)}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
