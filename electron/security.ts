/**
 * What a window may do beyond showing the editor: nothing that isn't listed here. Pages come from one origin,
 * windows open none of their own, links go to the system's browser, permissions are denied but for three.
 */
import type { IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { contentSecurityPolicy } from './launch/contentSecurityPolicy.mjs';

export { contentSecurityPolicy };

export const editorScheme = 'plumbline';
export const editorHost = 'app';
export const editorAddress = `${editorScheme}://${editorHost}/index.html`;

const allowedPermissions: ReadonlySet<string> = new Set([
  'fullscreen',
  'clipboard-read',
  'clipboard-sanitized-write',
]);

/** Electron asks two handlers; an answer in one alone leaves the other at its default, which is yes. */
export function denyPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
): void {
  session.setPermissionRequestHandler((contents, permission, callback) =>
    callback(allowedPermissions.has(permission) && isEditorAddress(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowedPermissions.has(permission) && isEditorAddress(origin),
  );
}

/** Keeps a window on its page. `openExternal` gets https addresses only. */
export function confine(
  contents: Pick<WebContents, 'setWindowOpenHandler' | 'on'>,
  openExternal: (address: string) => void,
): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isHttps(url)) openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Calls are answered for the editor's own page in a window's main frame. */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isEditorAddress(frame.url);
}

export function isEditorAddress(address: string): boolean {
  const url = parseAddress(address);
  return url !== null && url.protocol === `${editorScheme}:` && url.host === editorHost;
}

const isHttps = (address: string): boolean => parseAddress(address)?.protocol === 'https:';

function parseAddress(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
