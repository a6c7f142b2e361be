/**
 * Who may know whom. A file belongs to the layer of its folder; a layer lists the layers and the packages it may
 * import, a type counting as much as a value. What isn't listed is refused, so a new package is a decision made here.
 */
interface Layer {
  readonly layers: readonly string[];
  readonly packages: readonly string[];
  /** Whether Node's own modules may be imported. */
  readonly node?: true;
}

const model = ['shared', 'model'];
const catalog = [...model, 'catalog'];
const rules = [...catalog, 'estimate', 'layout', 'document', 'rules'];
const formats = [...rules, 'formats'];
const state = [...formats, 'library', 'interview', 'state'];

const layers: ReadonlyMap<string, Layer> = new Map<string, Layer>([
  ['shared', { layers: ['shared'], packages: [] }],
  ['model', { layers: model, packages: [] }],
  ['catalog', { layers: catalog, packages: ['lucide', 'simple-icons'] }],
  ['estimate', { layers: [...catalog, 'estimate'], packages: [] }],
  ['layout', { layers: [...catalog, 'layout'], packages: ['perfect-freehand', 'roughjs'] }],
  ['document', { layers: [...catalog, 'document'], packages: ['zod'] }],
  ['rules', { layers: rules, packages: [] }],
  ['formats', { layers: formats, packages: ['zod'] }],
  ['library', { layers: [...formats, 'library'], packages: [] }],
  ['interview', { layers: [...formats, 'interview'], packages: ['zod'] }],
  ['state', { layers: state, packages: ['zustand'] }],
  [
    'editor',
    {
      layers: [...state, 'platform', 'platform/contract', 'editor'],
      packages: [
        'react',
        'react-dom',
        '@xyflow/react',
        'radix-ui',
        'cmdk',
        'lucide-react',
        'lucide',
        'zustand',
        'elkjs',
        '@fontsource-variable/inter',
        'zod',
      ],
    },
  ],
  ['platform/contract', { layers: ['shared', 'platform/contract'], packages: ['zod'] }],
  ['platform', { layers: ['shared', 'platform/contract', 'platform'], packages: ['idb'] }],
  ['cli', { layers: [...formats, 'cli'], packages: ['elkjs', '@resvg/resvg-js'], node: true }],
  [
    'electron',
    {
      layers: ['platform/contract', 'electron', 'electron/launch'],
      packages: ['electron', 'zod'],
      node: true,
    },
  ],
  ['electron/launch', { layers: ['electron/launch'], packages: ['vite'], node: true }],
]);

/** Packages that even their layer may use in one folder only. */
const confined: ReadonlyMap<string, string> = new Map([['@xyflow/react', 'src/editor/canvas/']]);

/** Below `state` there is no clock, no chance, no screen and no machine: they are passed in. */
const pureLayers: ReadonlySet<string> = new Set([...formats, 'library', 'interview', 'platform/contract']);

/** The layer a file belongs to, or null where it stands outside all of them. */
export function layerOf(path: string): string | null {
  if (path.startsWith('electron/launch/')) return 'electron/launch';
  if (path.startsWith('electron/')) return 'electron';
  if (path === 'src/platform/contract.ts') return 'platform/contract';
  const folder = /^src\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && layers.has(folder) ? folder : null;
}

export function isPure(path: string): boolean {
  return pureLayers.has(layerOf(path) ?? '');
}

/** Why `from` may not import the file `to`; null where it may. */
export function refuseFile(from: string, to: string): string | null {
  const own = layerOf(from);
  const other = layerOf(to);
  if (own === null || other === null) return null;
  if (layers.get(own)?.layers.includes(other) === true) return null;
  return `${own} may not know ${other}`;
}

/** Why `from` may not import this package or module of Node; null where it may. */
export function refusePackage(from: string, specifier: string): string | null {
  const own = layerOf(from);
  const layer = own === null ? undefined : layers.get(own);
  if (layer === undefined) return null;
  if (specifier.startsWith('node:')) return layer.node === true ? null : `${own} may not know Node`;
  const name = packageName(specifier);
  if (!layer.packages.includes(name)) return `${own} may not know the package ${name}`;
  const folder = confined.get(name);
  return folder === undefined || from.startsWith(folder) ? null : `only ${folder} knows ${name}`;
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
