/** Marks what is on a path on the elements themselves, so that nothing is drawn anew; the answer takes it back. */

import { lightStore } from './painted/lightStore';

/** dims: all else is dimmed; plays: a little, for longer than a look. */
export function lightPath(refs: ReadonlySet<string>, how: 'lit' | 'dims' | 'plays'): () => void {
  const canvas = document.querySelector<HTMLElement>('[data-canvas]');
  if (!canvas) return () => {};
  for (const element of canvas.querySelectorAll<HTMLElement | SVGElement>(PARTS)) {
    if (refs.has(refIn(element))) element.dataset['onPath'] = '';
  }
  canvas.dataset['path'] = how;
  // A look at a number is over before a large page is painted.
  if (how === 'plays') lightStore.setState({ lit: refs });
  return () => {
    if (lightStore.getState().lit === refs) lightStore.setState({ lit: null });
    delete canvas.dataset['path'];
    for (const element of canvas.querySelectorAll<HTMLElement | SVGElement>('[data-on-path]'))
      delete element.dataset['onPath'];
  };
}

const PARTS = '.react-flow__node, .react-flow__edge, .connection-label';

/** Nodes and edges are called as what they show; a label has its line's id. */
function refIn({ dataset }: HTMLElement | SVGElement): string {
  const { id, connection } = dataset;
  return connection === undefined ? (id ?? '') : `connection:${connection}`;
}
