/** Whether it is the empty canvas that was hit. */
export const isPane = (target: EventTarget | null): boolean =>
  target instanceof Element && target.classList.contains('react-flow__pane');
