/**
 * What lines and labels cost on a page placed by hand: on the page's own thread for each frame of a drag and for a drop,
 * and in the worker for what follows; beside all of it worked out on the spot, which is what a page without the worker
 * would wait for.
 */
import { createLabelDrawer } from '../../src/editor/canvas/labels';
import { createObstaclesInHand, labelObstacles } from '../../src/layout/labelBoxes';
import { labelPlaces } from '../../src/layout/labelPlaces';
import { createLineRouter } from '../../src/layout/lineRouter';
import { quickPlace, withPositions } from '../../src/layout/quickPlace';
import { routeConnections } from '../../src/layout/routeConnections';
import type { Component, Diagram } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import type { Point } from '../../src/shared/geometry';
import { answerLines } from '../../src/state/lines/answerLines';
import { createLiveLines } from '../../src/state/lines/liveLines';
import { randomFrom } from '../estimate/reference/random';
import { gridDiagram } from '../layout/diagrams';
import { architecture } from './architectures';
import { digits, type Effort, measure } from './measure';

const SIZES = [200, 1000, 2000];
const FRAMES: Effort = { warmUps: 10, leastRuns: 40, leastMs: 300, mostMs: 8000 };
const WHOLE: Effort = { warmUps: 1, leastRuns: 3, leastMs: 300, mostMs: 15_000 };

/** Numbers among the words choose sizes: `npm run bench lines 200`. */
export async function linesTable(words: readonly string[]): Promise<void> {
  const wanted = words.map(Number).filter((size) => SIZES.includes(size));
  console.log('Lines and labels: medians in ms, with 1.5 times as many connections as components');
  print('page', 'a frame of a drag', 'a drop', 'worker: drop', 'worker: first', 'all on the spot');
  for (const size of wanted.length > 0 ? wanted : SIZES) {
    const columns = Math.ceil(Math.sqrt(size * 0.7));
    const near = gridDiagram(columns, Math.ceil(size / columns), Math.round(size * 1.5));
    await timePage(`${size}, to near cards`, near);
    await timePage(
      `${size}, to any card`,
      handPlaced(architecture({ components: size, alternatives: 0.25, seed: 5 })),
    );
  }
}

/** In columns, and each a little off. */
function handPlaced(diagram: Diagram): Diagram {
  const components = [...diagram.components].map(
    ([id, { position: _, ...component }]): [string, Component] => [id, component],
  );
  const inColumns = quickPlace({ ...diagram, components: new Map(components) });
  const random = randomFrom(3);
  const off = () => random.whole(-20, 20);
  const positions = [...inColumns.components].map(([id, { position }]): [string, Point] => [
    id,
    { x: (position?.x ?? 0) + off(), y: (position?.y ?? 0) + off() },
  ]);
  return withPositions(inColumns, new Map(positions));
}

async function timePage(name: string, page: Diagram): Promise<void> {
  const { draw, drag, settle } = canvas(page);
  draw(page);
  settle(page);
  draw(page);
  let step = 0;
  const next = () => {
    step += 1;
    return moved(page, { x: (step % 40) * 6, y: (step % 25) * 4 });
  };
  const frame = await measure(next, (diagram) => drag(diagram), FRAMES);
  const drop = await measure(next, (diagram) => draw(diagram), FRAMES);
  const router = createLineRouter();
  const [full, obstacles] = [sizes(page, 96), labelObstacles(page)];
  const all = (routes: ReturnType<typeof router>) =>
    labelPlaces(routes, { full, bare: sizes(page, 64) }, obstacles);
  router(page);
  const again = await measure(next, (diagram) => all(router(diagram)), WHOLE);
  const first = await measure(next, (diagram) => all(createLineRouter()(diagram)), WHOLE);
  const spot = await measure(next, (diagram) => all(routeConnections(diagram)), WHOLE);
  print(name, ...[frame, drop, again, first, spot].map(({ medianMs }) => digits(medianMs)));
}

/** The page's half and the worker's, in one thread and in step. */
function canvas(at: Diagram) {
  const inbox: (() => void)[] = [];
  const live = createLiveLines({
    openPort: (hear) => {
      const answer = answerLines(hear);
      return { post: (request) => inbox.push(() => answer(request)), close: () => {} };
    },
    nowMs: () => 0,
    later: () => () => {},
  });
  const obstacles = createObstaclesInHand(at, new Map());
  const { draw: drawLabels, held: heldLabels } = createLabelDrawer();
  const draw = (diagram: Diagram) => {
    const { routes, places } = live.store.getState();
    return drawLabels({
      diagram,
      routes: routes(diagram),
      obstacles: labelObstacles(diagram),
      labelOf: (id) => ({ lines: [`${12 + (id.length % 3)} ms`, '99.95 %'], standing: 'met' }),
      isQuiet: () => false,
      placesOf: places,
    });
  };
  const drag = (diagram: Diagram) => {
    const [id = ''] = [...diagram.components].find(([id, one]) => at.components.get(id) !== one) ?? [];
    const near = obstacles(diagram, new Map(), new Set([refOf('component', id)]));
    return heldLabels(live.store.getState().held(diagram), near);
  };
  const settle = (diagram: Diagram) => {
    live.settle(draw(diagram).question);
    inbox.shift()?.();
  };
  return { draw, drag, settle };
}

function moved(page: Diagram, by: Point): Diagram {
  const [id, component] = [...page.components][Math.floor(page.components.size / 2)] ?? [];
  if (id === undefined || !component) return page;
  const position = { x: (component.position?.x ?? 0) + by.x, y: (component.position?.y ?? 0) + by.y };
  return { ...page, components: new Map(page.components).set(id, { ...component, position }) };
}

const sizes = (page: Diagram, width: number) =>
  new Map([...page.connections.keys()].map((id) => [id, { width, height: 36 }]));

function print(page: string, ...cells: readonly string[]): void {
  console.log(`${page.padEnd(24)} ${cells.map((cell) => cell.padStart(17)).join(' ')}`);
}
