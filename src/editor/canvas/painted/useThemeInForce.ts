/** The theme as it is on the page, which is later than when it is chosen: what colours are read by. */
import { useSyncExternalStore } from 'react';

const contrast = window.matchMedia('(prefers-contrast: more)');

export const useThemeInForce = (): string => useSyncExternalStore(follow, inForce);

const inForce = (): string =>
  `${document.documentElement.dataset['theme'] ?? ''} ${contrast.matches ? 'contrast' : ''}`;

function follow(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  contrast.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    contrast.removeEventListener('change', changed);
  };
}
