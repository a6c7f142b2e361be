/** What a drawing tool does with the pointer, apart from how pointers come to it: see DrawingSurface. */

import type { Route } from '../../layout/route';
import type { ElementRef } from '../../model/elements';
import type { Point } from '../../shared/geometry';
import type { App } from '../../state/app';

export interface Hand {
  readonly begin: (sample: Sample) => void;
  readonly draw: (samples: readonly Sample[], straight: boolean) => void;
  readonly finish: () => void;
  /** As if it had never begun. */
  readonly cancel: () => void;
}

/** Where the pointer was. */
export interface Sample {
  /** On the canvas. */
  readonly at: Point;
  readonly timeMs: number;
  /** As a pen says it; null: it can't. */
  readonly pressure: number | null;
}

export interface HandTools {
  readonly app: App;
  readonly zoom: () => number;
  /** Shows ink in hand as the data of a path; empty: none. */
  readonly show: (path: string) => void;
  /** The lines as they are drawn. */
  readonly routes: () => ReadonlyMap<string, Route>;
  /** Makes something dim, or as it was. */
  readonly mark: (ref: ElementRef, dim: boolean) => void;
}
