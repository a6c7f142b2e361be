/** What a hand does with mouse, pen or finger, for the list of keys: the keys that go with it in their usual notation. */
export interface HandGesture {
  readonly label: string;
  readonly keys: readonly string[];
}

export const handGestures = (isMac: boolean): readonly HandGesture[] => [
  { label: 'Add to the selection, or take out of it', keys: ['Shift+click', 'Mod+click'] },
  { label: 'Select what a marquee touches', keys: ['drag', 'Shift+drag'] },
  { label: 'Copy what is dragged', keys: isMac ? ['Alt+drag'] : ['Alt+drag', 'Mod+drag'] },
  { label: 'While dragging: along one axis', keys: ['Shift'] },
  { label: 'While dragging: without lining up', keys: ['Mod'] },
  { label: 'While resizing: keep the ratio', keys: ['Shift'] },
  { label: 'While dragging: put it back', keys: ['Escape'] },
  { label: 'Move the canvas', keys: ['Space+drag', 'wheel'] },
  { label: 'Zoom', keys: ['Mod+wheel', 'pinch'] },
  { label: 'What can be done here', keys: ['right click', 'long press'] },
  { label: 'New box, or rename', keys: ['double click'] },
];
