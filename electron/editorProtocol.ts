/**
 * Answers `plumbline://app/…` with the built editor's files: only GET and HEAD, only this host, only files inside
 * the folder, each with the content security policy.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { mediaType } from './launch/mediaTypes.mjs';
import { contentSecurityPolicy, isEditorAddress } from './security';

export async function answerEditorRequest(
  request: Pick<Request, 'url' | 'method'>,
  folder: string,
): Promise<Response> {
  if (!isEditorAddress(request.url)) return refuse(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const path = pathInside(folder, request.url);
  const bytes = path === null ? null : await readFile(path).catch(() => null);
  if (path === null || bytes === null) return refuse(404);
  const body = request.method === 'HEAD' ? null : new Uint8Array(bytes);
  return new Response(body, { status: 200, headers: headers(mediaType(extname(path))) });
}

/** The file an address names, or null where it leads out of the folder or can't be a name. */
export function pathInside(folder: string, address: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  // A backslash separates folders on Windows, and a colon names a drive or a stream.
  if (/[\\:\0]/.test(name)) return null;
  const root = resolve(folder);
  const path = resolve(join(root, name.endsWith('/') ? `${name}index.html` : name));
  return path.startsWith(root + sep) ? path : null;
}

const refuse = (status: number): Response =>
  new Response(null, { status, headers: headers('text/plain; charset=utf-8') });

const headers = (contentType: string): Record<string, string> => ({
  'Content-Type': contentType,
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
});
