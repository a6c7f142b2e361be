/**
 * Lines, and from afar cards and the colours of labels, painted on one canvas under the page's own elements. It lies in
 * the view, so that panning moves it and paints nothing; a new zoom is painted when it has come to rest.
 */
import { useStoreApi, ViewportPortal } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { overlaps, type Rect } from '../../../shared/geometry';
import { type Fates, fateStore } from '../../whatif/fateStore';
import { connectingStore } from '../connecting';
import { coloursOf } from './colours';
import { type Cover, coverFor, covers } from './cover';
import { lightStore } from './lightStore';
import { type Ends, paintCards } from './paintCards';
import { paintDots, paintLines } from './paintLines';
import { boundsOfLine, extentOf, type Picture, rectOfNode } from './picture';
import { useThemeInForce } from './useThemeInForce';

/** A zoom that hasn't changed for so long has come to rest. */
const REST_MS = 120;
/** More would take more memory than a page should. */
const MOST_PIXELS = 24_000_000;

const painted = new WeakMap<HTMLCanvasElement, Cover>();

export function PaintedLayer({ picture }: { readonly picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const theme = useThemeInForce();
  const ends = useStore(connectingStore, ({ from, judgements }) => (from === null ? null : judgements));
  const fates = useStore(fateStore);
  const lit = useStore(lightStore, (light) => light.lit);
  const paint = useRef<() => void>(() => {});

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    paint.current = () => {
      const { transform, width, height } = store.getState();
      if (width > 0)
        paintAll(
          element,
          picture,
          { ends, fates, theme, lit },
          coverFor(transform, { width, height }, extentOf(picture)),
        );
    };
    paint.current();
  }, [store, picture, ends, fates, theme, lit]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(({ transform, width, height }, before) => {
      if (transform === before.transform && width === before.width && height === before.height) return;
      const cover = painted.get(element);
      if (cover && !covers(cover, transform, { width, height }, extentOf(picture))) paint.current();
      else if (transform[2] !== cover?.zoom) {
        clearTimeout(rest);
        rest = setTimeout(() => paint.current(), REST_MS);
      }
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [store, picture]);

  return (
    <ViewportPortal>
      <canvas
        ref={canvas}
        className="painted-layer"
        data-far-layer={picture.cards.length > 0 || undefined}
        data-cards={picture.cards.length}
        data-lines={picture.edges.length}
        data-fates={fates.size || undefined}
        data-lit={lit?.size}
      />
    </ViewportPortal>
  );
}

/** What isn't in the picture and yet changes how it looks. */
interface Light {
  readonly ends: Ends;
  readonly fates: Fates;
  readonly theme: string;
  readonly lit: ReadonlySet<string> | null;
}

function paintAll(
  element: HTMLCanvasElement,
  picture: Picture,
  { ends, fates, theme, lit }: Light,
  cover: Cover,
): void {
  // A canvas of the graphics card's own would be handed over anew with every frame, painted or not.
  const context = element.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const wanted = cover.zoom * window.devicePixelRatio;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (cover.width * cover.height)));
  const [width, height] = [Math.round(cover.width * scale), Math.round(cover.height * scale)];
  if (element.width !== width || element.height !== height) {
    element.width = width;
    element.height = height;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
  }
  Object.assign(element.style, {
    left: `${cover.x}px`,
    top: `${cover.y}px`,
    width: `${cover.width}px`,
    height: `${cover.height}px`,
  });
  context.setTransform(scale, 0, 0, scale, -cover.x * scale, -cover.y * scale);
  context.lineCap = 'butt';
  context.lineJoin = 'round';
  const pen = { context, colours: coloursOf(theme), zoom: cover.zoom, view: cover, fates, lit };
  const inView = (rect: Rect): boolean => overlaps(rect, cover);
  paintLines(pen, picture.edges, picture.isSketched, ({ data }) => !data || inView(boundsOfLine(data.route)));
  paintDots(
    pen,
    picture.dots.filter(({ rect }) => inView(rect)),
  );
  paintCards(
    pen,
    picture.cards.filter((card) => inView(rectOfNode(card))),
    ends,
  );
  painted.set(element, cover);
}
