/** Light or dark: as chosen, else as the system is, and as it changes. */
import { useEffect } from 'react';
import { useSession } from './hooks';

export function useTheme(): void {
  const theme = useSession((session) => session.theme);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const show = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    show();
    dark.addEventListener('change', show);
    return () => dark.removeEventListener('change', show);
  }, [theme]);
}
