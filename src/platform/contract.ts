/**
 * What the editor may ask of the machine it runs on, and in which words. The browser and the desktop adapters
 * implement `Platform`; the editor knows nothing else of files. Everything that crosses a boundary (another
 * process, a database an older version wrote) has its zod schema here and is checked against it.
 */
import { z } from 'zod';
import type { JsonObject } from '../shared/json';
import type { Result } from '../shared/result';

export { err, ok, type Result } from '../shared/result';

z.config({ jitless: true });

/** A larger file is refused unread: no diagram is that large, and reading it would take the window down. */
export const maximumFileBytes = 64 * 1024 * 1024;

// ── Problems ────────────────────────────────────────────────────────────────────────────────────────────────

const name = z.string();
const cause = z.string();

/** `name` is the file as its user knows it (a path on the desktop), `cause` what the system said about it. */
export const fileProblemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-found'), name, cause }),
  z.object({ kind: z.literal('not-readable'), name, cause }),
  z.object({ kind: z.literal('not-writable'), name, cause }),
  z.object({ kind: z.literal('disk-full'), name, cause }),
  /** Somebody else wrote the file since it was read or saved here; nothing was written. */
  z.object({ kind: z.literal('changed-on-disk'), name, modifiedAt: z.number() }),
  z.object({ kind: z.literal('too-large'), name, bytes: z.number(), maximumBytes: z.number() }),
  /** Its bytes aren't UTF-8. */
  z.object({ kind: z.literal('not-text'), name }),
  /** The handle is of another session or window: ask for the file again. */
  z.object({ kind: z.literal('unknown-handle'), name }),
  /** The journal can't be kept (storage off, full or broken): the work is safe only once it is saved. */
  z.object({ kind: z.literal('journal-unavailable'), name, cause }),
  /** The other process refused the call or answered in words this contract doesn't know. */
  z.object({ kind: z.literal('refused'), name, cause }),
]);
export type FileProblem = z.infer<typeof fileProblemSchema>;

// ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Names a file this window may write. Opaque: never a path, and worth nothing in another window. */
export const fileHandleSchema = z.string().min(1).max(200);
export type FileHandle = z.infer<typeof fileHandleSchema>;

export const openedFileSchema = z.object({
  /** null: the file was read but can't be written back (a browser without file access). */
  handle: fileHandleSchema.nullable(),
  name,
  text: z.string(),
  modifiedAt: z.number(),
});
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** A file as a page gets it: what both of its kinds, dropped and opened, have. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export const saveRequestSchema = z.object({
  /** null: ask where (save as). */
  handle: fileHandleSchema.nullable(),
  suggestedName: z.string().min(1),
  text: z.string(),
  /** `overwrite` only after the user has seen `changed-on-disk` and said so. */
  ifChangedOnDisk: z.enum(['refuse', 'overwrite']),
});
export type SaveRequest = z.infer<typeof saveRequestSchema>;

export const savedFileSchema = z.object({
  /** null: handed to the browser as a download, so the next save downloads again. */
  handle: fileHandleSchema.nullable(),
  name,
  modifiedAt: z.number(),
});
export type SavedFile = z.infer<typeof savedFileSchema>;

export const exportRequestSchema = z.object({
  suggestedName: z.string().min(1),
  mimeType: z.string().min(1),
  data: z.union([z.string(), z.custom<Uint8Array>((value) => value instanceof Uint8Array)]),
});
/** `data` as text or as bytes; the name's ending says which files the dialog offers. */
export interface ExportRequest {
  readonly suggestedName: string;
  readonly mimeType: string;
  readonly data: string | Uint8Array;
}

// ── Journal ─────────────────────────────────────────────────────────────────────────────────────────────────

export const journalDraftSchema = z.object({
  title: z.string(),
  /** The file the work belongs to and the handle that writes it; null: never saved. */
  fileName: z.string().nullable(),
  handle: fileHandleSchema.nullable(),
  /** The whole document, serialized. */
  text: z.string(),
  /** False: the text is what the file holds, and there is nothing to recover but the place. */
  unsaved: z.boolean(),
  /** Milliseconds since 1970, from the caller's clock. */
  savedAt: z.number(),
});
export type JournalDraft = z.infer<typeof journalDraftSchema>;

export const journalEntrySchema = journalDraftSchema.extend({ id: z.string().min(1).max(200) });
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** A change to a text, meant for what those before it have made. */
export const textChangeSchema = z.object({ at: z.number(), remove: z.number(), insert: z.string() });
export type TextChange = Readonly<z.infer<typeof textChangeSchema>>;

/** What the browser's database has of an entry, beside the pieces of its text; drafts are numbered as they come. */
export const storedHeadSchema = journalEntrySchema.omit({ text: true }).extend({ number: z.number() });

export const textPieceSchema = textChangeSchema.extend({
  /** Of the entry. */
  id: z.string(),
  number: z.number(),
  /** Here the text begins. */
  whole: z.boolean(),
});
export type TextPiece = z.infer<typeof textPieceSchema>;

/** What leads from one draft to a later one, whose number is `to`. */
export const journalStepSchema = z.object({
  to: z.number(),
  head: journalDraftSchema.omit({ text: true }),
  changes: z.array(textChangeSchema),
});
export type JournalStep = z.infer<typeof journalStepSchema>;

export const journalReadingSchema = z.object({
  /** What this very window wrote before it was reloaded; null at a first start. */
  own: journalEntrySchema.nullable(),
  /** What windows that are gone left unsaved: offered to the user, newest first. */
  orphans: z.array(journalEntrySchema),
});
export type JournalReading = z.infer<typeof journalReadingSchema>;

/** One entry per window: the document it shows. Entries outlive the window, a crash and a power cut. */
export interface Journal {
  read(): Promise<Result<JournalReading, FileProblem>>;
  /**
   * Keeps the draft as this window's entry. Call it on every change: few writes are under way at once, then only the
   * latest draft waits; writes never overtake each other, and each promise settles once its draft, or a later
   * one, is where no end of this window's process can take it.
   */
  write(draft: JournalDraft): Promise<Result<void, FileProblem>>;
  /** Starts what waits without waiting its turn: for the moment before the page goes. */
  flush(): void;
  /** Leaves this window's entry behind as an orphan (another document is about to take its place). */
  setAside(): Promise<Result<void, FileProblem>>;
  /** Forgets an orphan, after it was recovered or declined. The entry of a living window is left alone. */
  discard(id: string): Promise<Result<void, FileProblem>>;
}

// ── Preferences ─────────────────────────────────────────────────────────────────────────────────────────────

/** What a person has chosen for every document on this machine, by name; what it may say is the editor's affair. */
export type StoredPreferences = JsonObject;
export const preferencesSchema: z.ZodType<StoredPreferences> = z.record(z.string().min(1).max(100), z.json());

/** Kept for convenience: what can't be read is absent, what can't be kept is gone after the next start. */
export interface Preferences {
  read(): Promise<StoredPreferences>;
  /** Sets those named, and leaves the others, which another window may have set, as they are. */
  write(change: StoredPreferences): Promise<void>;
}

// ── The platform ────────────────────────────────────────────────────────────────────────────────────────────

export interface Platform {
  readonly kind: 'browser' | 'desktop';
  /** Asks the user for a file and reads it; null: cancelled. */
  openFile(): Promise<Result<OpenedFile | null, FileProblem>>;
  /** Reads a file that was dropped on the window. Where `origin` is what names it there, it can be written back. */
  openDropped(file: DroppedFile, origin: unknown): Promise<Result<OpenedFile, FileProblem>>;
  /**
   * Reads the file a handle names, to compare with it. Nobody has taken over what it says: a change by somebody
   * else is still noticed by the next save.
   */
  rereadFile(handle: FileHandle): Promise<Result<OpenedFile, FileProblem>>;
  /** Reads it to be shown in place of what is open: the next save takes what it says now for known. */
  reopenFile(handle: FileHandle): Promise<Result<OpenedFile, FileProblem>>;
  /** Writes all of the text or leaves the file as it was; null: cancelled. */
  saveFile(request: SaveRequest): Promise<Result<SavedFile | null, FileProblem>>;
  /** Always asks where, or downloads; the answer's handle is null. */
  exportFile(request: ExportRequest): Promise<Result<SavedFile | null, FileProblem>>;
  readonly journal: Journal;
  readonly preferences: Preferences;
  /** null where a file is only ever shown by one window: the desktop app brings that one to the front. */
  readonly elsewhere: FilesElsewhere | null;
  /** null in the browser. */
  readonly desktop: DesktopAbilities | null;
}

/** What other windows do with the file in this one. */
export interface FilesElsewhere {
  /** The file this window shows from now on; null: none that has a name. The others are told. */
  show(handle: FileHandle | null): Promise<void>;
  /** The answer removes the listener. */
  listen(listener: (seen: SeenElsewhere) => void): () => void;
}

export type SeenElsewhere = 'open' | 'saved';

/** What only a window of the desktop app can do. A listener's answer is the function that removes it. */
export interface DesktopAbilities {
  /** Replaces the native menu. */
  setMenu(menu: Menu): Promise<void>;
  onMenuCommand(listener: (commandId: string) => void): () => void;
  /** Runs a clipboard or undo action in the focused text field: for menu commands that arrive while typing. */
  editText(action: TextAction): Promise<void>;
  /** Title and close guard follow from this: report every change of it. */
  setWindowState(state: WindowState): Promise<void>;
  /** The user closed the window and chose to save: save, then call `closeWindow`. Not calling keeps it open. */
  onSaveAndClose(listener: () => void): () => void;
  closeWindow(): Promise<void>;
  newWindow(): Promise<void>;
  /** A file given to the app from outside: double-click, command line, recent document. */
  onFileGiven(listener: (file: Result<OpenedFile, FileProblem>) => void): () => void;
  /** Newest first. */
  recentFiles(): Promise<readonly RecentFile[]>;
  openRecentFile(id: string): Promise<Result<OpenedFile, FileProblem>>;
}

export const textActionSchema = z.enum(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']);
export type TextAction = z.infer<typeof textActionSchema>;

export const windowStateSchema = z.object({
  title: z.string(),
  fileName: z.string().nullable(),
  unsaved: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

export const recentFileSchema = z.object({ id: z.string().min(1), name, folder: z.string() });
export type RecentFile = z.infer<typeof recentFileSchema>;

// ── The native menu, as data ────────────────────────────────────────────────────────────────────────────────

/** Roles a native menu may play itself: none of them touches the document or what the canvas's keys do. */
export const menuRoleSchema = z.enum([
  'about',
  'hide',
  'hideOthers',
  'unhide',
  'quit',
  'minimize',
  'zoom',
  'front',
  'close',
  'togglefullscreen',
  'toggleDevTools',
  'services',
]);
export type MenuRole = z.infer<typeof menuRoleSchema>;

export type MenuItem =
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly label: string;
      /** As Electron writes it (`CommandOrControl+Shift+Z`). Shown; the page itself handles the key. */
      readonly accelerator: string | null;
      readonly enabled: boolean;
      /** null: not a thing that is on or off. */
      readonly checked: boolean | null;
    }
  | { readonly kind: 'separator' }
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string | null }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuItem[] };
export type Menu = readonly MenuItem[];

const menuItemSchema: z.ZodType<MenuItem> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('command'),
      id: z.string().min(1),
      label: z.string(),
      accelerator: z.string().nullable(),
      enabled: z.boolean(),
      checked: z.boolean().nullable(),
    }),
    z.object({ kind: z.literal('separator') }),
    z.object({ kind: z.literal('role'), role: menuRoleSchema, label: z.string().nullable() }),
    z.object({ kind: z.literal('submenu'), label: z.string(), items: z.array(menuItemSchema) }),
  ]),
);
export const menuSchema = z.array(menuItemSchema);

// ── What crosses between the window and the desktop's main process ──────────────────────────────────────────

const resultSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: fileProblemSchema }),
  ]);
const nothing = z.void();

const calls = {
  openFile: { request: nothing, answer: resultSchema(openedFileSchema.nullable()) },
  rereadFile: { request: fileHandleSchema, answer: resultSchema(openedFileSchema) },
  reopenFile: { request: fileHandleSchema, answer: resultSchema(openedFileSchema) },
  saveFile: { request: saveRequestSchema, answer: resultSchema(savedFileSchema.nullable()) },
  exportFile: { request: exportRequestSchema, answer: resultSchema(savedFileSchema.nullable()) },
  readJournal: { request: nothing, answer: resultSchema(journalReadingSchema) },
  writeJournal: { request: journalDraftSchema, answer: resultSchema(nothing) },
  setJournalAside: { request: nothing, answer: resultSchema(nothing) },
  discardJournal: { request: z.string().min(1).max(200), answer: resultSchema(nothing) },
  readPreferences: { request: nothing, answer: preferencesSchema },
  writePreferences: { request: preferencesSchema, answer: nothing },
  setMenu: { request: menuSchema, answer: nothing },
  editText: { request: textActionSchema, answer: nothing },
  setWindowState: { request: windowStateSchema, answer: nothing },
  closeWindow: { request: nothing, answer: nothing },
  newWindow: { request: nothing, answer: nothing },
  /** Null when no file waits; the event `fileGiven` says when to ask. */
  takeGivenFile: { request: nothing, answer: resultSchema(openedFileSchema.nullable()) },
  recentFiles: { request: nothing, answer: z.array(recentFileSchema) },
  openRecentFile: { request: z.string().min(1), answer: resultSchema(openedFileSchema) },
} as const;
export type DesktopCall = keyof typeof calls;
export type CallRequest<C extends DesktopCall> = z.infer<(typeof calls)[C]['request']>;
export type CallAnswer<C extends DesktopCall> = z.infer<(typeof calls)[C]['answer']>;

/** Window → main process: one entry a call, checked on both sides, both ways. */
export const desktopCalls: {
  readonly [C in DesktopCall]: {
    readonly request: z.ZodType<CallRequest<C>>;
    readonly answer: z.ZodType<CallAnswer<C>>;
  };
} = calls;

const events = {
  menuCommand: z.string().min(1),
  saveAndClose: nothing,
  fileGiven: nothing,
} as const;
export type DesktopEvent = keyof typeof events;
export type EventPayload<E extends DesktopEvent> = z.infer<(typeof events)[E]>;

/** Main process → window. */
export const desktopEvents: { readonly [E in DesktopEvent]: z.ZodType<EventPayload<E>> } = events;

/** Every channel's name on the wire begins with this. */
export const channelPrefix = 'plumbline:';

/** What the preload script puts on the page as `window.plumblineDesktop`; it carries words, nothing more. */
export interface DesktopBridge {
  call(name: DesktopCall, request: unknown): Promise<unknown>;
  on(name: DesktopEvent, listener: (payload: unknown) => void): () => void;
}
