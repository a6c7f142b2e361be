/** What is on the screen but not in the document: selection, tool, panels, the file it belongs to. Never saved in it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagram } from '../model/diagram';
import type { ElementRef } from '../model/elements';
import type { Severity } from '../model/finding';
import type { PageId } from '../model/pages';
import type { Scenario } from '../model/scenario';
import type { Accent, TextSize } from '../model/style';
import type { Point, Rect } from '../shared/geometry';
import type { OtherVersion } from './compare';
import { DEFAULT_EXPORT, type ExportChoice } from './exportChoice';
import type { Growth } from './growth';
import type { Why } from './why';

export type Tool = 'select' | 'hand' | 'connect' | 'group' | 'note' | 'text' | 'pen' | 'eraser' | 'laser';
export type Theme = 'system' | 'light' | 'dark';
export type Reading = 'caller' | 'so-far' | 'load' | 'none';

/** How a pen draws; `accent` null: in ink. */
export type PenStyle = {
  readonly accent: Accent | null;
  readonly width: number;
};

export const PEN_WIDTHS = [2, 4, 8] as const;

/** What the list of findings is asked for. */
export type FindingsView = {
  /** Words that each has to hold. */
  readonly query: string;
  readonly by: 'severity' | 'place';
  /** Only what is about this; null: whatever it is about. */
  readonly at: ElementRef | null;
};

/** Which are shown; the outline lies where the palette does, and over it. */
export type Panels = {
  readonly palette: boolean;
  readonly outline: boolean;
  readonly inspector: boolean;
  readonly findings: boolean;
};

/** What is chosen on a page that isn't in view. */
export interface PageLook {
  readonly selection: ReadonlySet<ElementRef>;
  readonly journey: string | null;
}

export interface PresentStep {
  readonly page: PageId;
  /** The page's name. */
  readonly chapter: string;
  /** What it shows; empty: the whole page. */
  readonly title: string;
  /** What fills the screen; null: the page is empty. */
  readonly frame: Rect | null;
  /** What is alight while the rest is dimmed; null: nothing is dimmed. */
  readonly lit: ReadonlySet<ElementRef> | null;
  /** The connections that this step adds to the path. */
  readonly now: ReadonlySet<ElementRef>;
}

/** A talk under way, and what is there again when it ends. */
export interface Presentation {
  readonly steps: readonly PresentStep[];
  readonly at: number;
  readonly before: Pick<
    Session,
    'page' | 'selection' | 'journey' | 'tool' | 'looks' | 'finding' | 'renaming'
  >;
}

/** What somebody chose in place of a command's own keys; none: no key at all. */
export type Rebinding = {
  readonly command: string;
  readonly keys: readonly string[];
};

export interface PathInHand {
  /** The journey it is the path of; null: it will be a new one. */
  readonly journey: string | null;
  readonly entry: string | null;
  readonly connections: readonly string[];
  /** Why what was pointed at last isn't on it; null: it is. */
  readonly refused: string | null;
}

export interface Session {
  /** The page in view, by id; null: the first one. */
  readonly page: PageId;
  /** What is chosen on the pages that aren't in view. */
  readonly looks: ReadonlyMap<PageId, PageLook>;
  /** Whether the name of the page in view is being typed. */
  readonly renamingPage: boolean;
  readonly selection: ReadonlySet<ElementRef>;
  readonly tool: Tool;
  /** Whether a tool stays in hand when it has done its work. */
  readonly keepsTool: boolean;
  /** The kind of group the group tool draws. */
  readonly groupType: string;
  readonly pen: PenStyle;
  /** Of the text written next. */
  readonly textSize: TextSize;
  /** The journey in focus; null: the first one. */
  readonly journey: string | null;
  /** What connection labels say. */
  readonly reading: Reading;
  /** Whether labels show the step of a connection and the signs of what is said of its calls. */
  readonly marks: boolean;
  /** Whether what is dragged lines up with other things, and with the grid. */
  readonly guides: boolean;
  readonly grid: boolean;
  readonly theme: Theme;
  /** The keys somebody chose in place of commands' own. */
  readonly rebound: readonly Rebinding[];
  /** Run from the list of all commands, the latest first. */
  readonly recentCommands: readonly string[];
  /** Whether the overview in the corner is shown. */
  readonly minimap: boolean;
  readonly panels: Panels;
  /** Severities the list of findings leaves out. */
  readonly hiddenSeverities: ReadonlySet<Severity>;
  readonly findingsView: FindingsView;
  readonly dialog: Dialog | null;
  readonly renaming: ElementRef | null;
  /** What is failed and stressed, to see what would become of the rest; null: nothing is tried. */
  readonly scenario: Scenario | null;
  /** The saved one it was taken from; null: none. */
  readonly scenarioId: string | null;
  /** The version that is compared with; null in it: none is chosen yet; null: nothing is compared. */
  readonly compare: { readonly version: OtherVersion | null } | null;
  /** The number whose reasons are shown; null: none. */
  readonly why: Why | null;
  /** Whether the capacity worksheet is open. */
  readonly worksheet: boolean;
  /** Whether the targets of the journey in focus are shown, with its budget and what would reach them. */
  readonly targets: boolean;
  /** Whether a request of the journey in focus is played. */
  readonly trace: boolean;
  /** Whether the notes of the mock interview are shown; never where there is none. */
  readonly interviewPanel: boolean;
  /** The path of a journey as it is being pointed out; null: none is. */
  readonly path: PathInHand | null;
  /** What is looked for on the canvas; null: nothing, and the bar for it is away. */
  readonly finding: string | null;
  /** Whether everything around the canvas is put away. */
  readonly zen: boolean;
  readonly presenting: Presentation | null;
  /** What an engine is laying out just now; null: nothing. */
  readonly layingOut: LayingOut | null;
  /** Said once at the foot of the screen, until something else is said. */
  readonly notice: Notice | null;
  readonly file: OpenFile;
  readonly save: SaveState;
  /** In a few words, why the last change couldn't be kept in the journal; null: it is kept. */
  readonly draftProblem: string | null;
  readonly recent: readonly string[];
  /** What the last figure was made as. */
  readonly exportChoice: ExportChoice;
  /** Whether a newcomer is shown what to try, and what of it was tried. */
  readonly welcome: boolean;
  readonly tried: readonly Thing[];
}

/** What a newcomer is shown to try: to change a number, to be refused, to type a diagram. */
export const THINGS = ['change', 'refusal', 'typing'] as const;
export type Thing = (typeof THINGS)[number];

/** `under`: the dialog that help was opened from, which is there again when it is closed. */
export type Dialog =
  | { readonly kind: 'commands'; readonly helpOnly?: boolean }
  | { readonly kind: 'keys' }
  | { readonly kind: 'keyboard' }
  | { readonly kind: 'connect'; readonly from: string }
  | { readonly kind: 'follow'; readonly from: string; readonly at: Point; readonly screen: Point }
  | { readonly kind: 'grow'; readonly growth: Growth }
  | { readonly kind: 'quick-add'; readonly at: Point; readonly screen: Point }
  | { readonly kind: 'reroute'; readonly connection: string; readonly end: 'from' | 'to' }
  | { readonly kind: 'insert'; readonly connection: string }
  | { readonly kind: 'changed-on-disk' }
  | { readonly kind: 'recovery' }
  | { readonly kind: 'export' }
  | { readonly kind: 'interview' }
  | { readonly kind: 'assumptions' }
  | {
      readonly kind: 'help';
      readonly topic: HelpTopic;
      readonly trail?: readonly HelpTopic[];
      readonly under?: Dialog;
    };

/** What one page of help is about, by id. */
export interface HelpTopic {
  readonly about: 'type' | 'group' | 'rule';
  readonly id: string;
}

export interface LayingOut {
  readonly components: number;
}

export interface Notice {
  readonly tone: 'info' | 'problem';
  readonly text: string;
  readonly details?: readonly string[];
  /** A command that has to do with it, offered as a button. */
  readonly command?: string;
  /** What it speaks of isn't done yet. */
  readonly underWay?: boolean;
}

/** `handle` is the platform's name for the file; null: never saved. `saved`: the diagram as it is in the file. */
export interface OpenFile {
  readonly handle: string | null;
  readonly name: string | null;
  readonly saved: Diagram | null;
}

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly reason: string; readonly inShort: string };

export type SessionStore = StoreApi<Session>;

export const emptySession: Session = {
  page: null,
  looks: new Map(),
  renamingPage: false,
  selection: new Set(),
  tool: 'select',
  keepsTool: false,
  groupType: 'zone',
  pen: { accent: null, width: 4 },
  textSize: 'medium',
  journey: null,
  reading: 'caller',
  marks: true,
  guides: true,
  grid: false,
  theme: 'system',
  rebound: [],
  recentCommands: [],
  minimap: true,
  panels: { palette: true, outline: false, inspector: true, findings: false },
  hiddenSeverities: new Set(),
  findingsView: { query: '', by: 'severity', at: null },
  dialog: null,
  renaming: null,
  scenario: null,
  scenarioId: null,
  compare: null,
  why: null,
  worksheet: false,
  targets: false,
  trace: false,
  interviewPanel: false,
  path: null,
  finding: null,
  zen: false,
  presenting: null,
  layingOut: null,
  notice: null,
  file: { handle: null, name: null, saved: null },
  save: { kind: 'idle' },
  draftProblem: null,
  recent: [],
  exportChoice: DEFAULT_EXPORT,
  welcome: true,
  tried: [],
};

export const createSessionStore = (session: Session = emptySession): SessionStore =>
  createStore<Session>(() => session);
