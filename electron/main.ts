/** The desktop app, in the order it starts. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { createDialogs } from './dialogs';
import { answerEditorRequest } from './editorProtocol';
import { filesInArguments } from './givenFiles';
import { registerCalls } from './ipc';
import { denyPermissions, editorScheme } from './security';
import { createServices, type Services } from './services';
import { createEditorWindows, type EditorWindows } from './window';

const editorFolder = join(app.getAppPath(), 'dist', 'editor');
const preload = join(import.meta.dirname, 'preload.cjs');

let quitting = false;
/** Windows that held up a quit to be saved first: when one has closed, the quit goes on. */
const quitAfter = new Set<number>();
const givenEarly: string[] = filesInArguments(process.argv, process.cwd());

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: editorScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

// Before the app is ready, macOS hands over the file it was started with.
const keepEarly = (event: Electron.Event, path: string): void => {
  event.preventDefault();
  givenEarly.push(path);
};
app.on('open-file', keepEarly);

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  denyPermissions(session.defaultSession);
  protocol.handle(editorScheme, (request) => answerEditorRequest(request, editorFolder));
  Menu.setApplicationMenu(null); // each window brings its own

  const windows: EditorWindows = createEditorWindows({
    preload,
    mayClose(windowId) {
      const may = services.mayClose(windowId);
      if (!may && quitting) quitAfter.add(windowId);
      if (!may) quitting = false;
      return may;
    },
    onClosed(windowId) {
      services.windowClosed(windowId);
      if (quitAfter.delete(windowId)) app.quit();
    },
  });
  const services: Services = createServices({
    dataFolder: app.getPath('userData'),
    windows,
    dialogs: createDialogs(dialog, windows.of),
    newId: randomUUID,
    now: Date.now,
    onUsed: (path) => app.addRecentDocument(path),
    onStay: () => quitAfter.clear(),
  });
  registerCalls(ipcMain, services.handlers);
  listen(windows, services);
  if (givenEarly.length === 0) windows.open();
  for (const path of givenEarly) services.giveFile(path);
}

function listen(windows: EditorWindows, services: Services): void {
  app.on('second-instance', (_event, args, workingFolder) => {
    const paths = filesInArguments(args, workingFolder);
    if (paths.length === 0) windows.focusAny();
    for (const path of paths) services.giveFile(path);
  });
  app.off('open-file', keepEarly);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    services.giveFile(path);
  });
  app.on('activate', () => windows.focusAny());
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
