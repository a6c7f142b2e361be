/** The whole screen for as long as something is shown, where it is to be had; `onLeave`: the user left it by the browser's own key. */
import { useEffect, useRef } from 'react';

export function useFullScreen(onLeave: () => void): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    let entered = false;
    let over = false;
    const onChange = () => {
      if (document.fullscreenElement) entered = true;
      else if (entered && !over) leave.current();
    };
    document.addEventListener('fullscreenchange', onChange);
    // Without it the window alone is filled: refused, unknown, or the window has it already.
    if (document.fullscreenEnabled && !document.fullscreenElement)
      void document.documentElement
        .requestFullscreen()
        .then(() => (over ? document.exitFullscreen() : undefined))
        .catch(() => undefined);
    return () => {
      over = true;
      document.removeEventListener('fullscreenchange', onChange);
      if (entered && document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}
