/**
 * A static file server for the built editor: loopback only, no dependency, the desktop's content policy on every answer.
 * `serveFolder` is what `npm start` and the browser tests use.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy } from './contentSecurityPolicy.mjs';
import { mediaType } from './mediaTypes.mjs';

const loopback = '127.0.0.1';

/**
 * Serves `folder` on loopback. Port 0 takes any free one. Rejects with the system's error (`code: 'EADDRINUSE'`) when
 * the port is taken.
 * @param {{ folder: string, port?: number }} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export function serveFolder({ folder, port = 0 }) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, headers('.txt'));
      response.end('The server could not read this file.\n');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve({ url: `http://${loopback}:${bound}/`, port: bound, close: () => closeServer(server) });
    });
  });
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  if (!isLocalName(request.headers.host))
    return refuse(response, 403, 'This server answers to this computer only.');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'Only GET and HEAD.');
  const path = filePath(folder, request.url ?? '/');
  const found = path === null ? null : await stat(path).catch(() => null);
  if (path === null || found === null || !found.isFile())
    return refuse(response, 404, 'There is no such file.');
  response.writeHead(200, { ...headers(extname(path)), 'Content-Length': found.size });
  if (request.method === 'HEAD') return void response.end();
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * The file a request names, or null where the name leads out of the folder or isn't one.
 * @param {string} folder
 * @param {string} requested
 */
function filePath(folder, requested) {
  try {
    const name = decodeURIComponent(new URL(requested, 'http://localhost').pathname);
    if (name.includes('\0')) return null;
    const path = normalize(join(folder, name.endsWith('/') ? `${name}index.html` : name));
    return path.startsWith(normalize(folder) + sep) ? path : null;
  } catch {
    return null;
  }
}

/**
 * Another site's page can point its own name at loopback; it still sends that name.
 * @param {string | undefined} host
 */
function isLocalName(host) {
  const name = (host ?? '').replace(/:\d+$/, '');
  return name === loopback || name === 'localhost';
}

/** @param {string} extension */
function headers(extension) {
  return {
    'Content-Type': mediaType(extension),
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} sentence
 */
function refuse(response, status, sentence) {
  response.writeHead(status, headers('.txt'));
  response.end(`${sentence}\n`);
}

/** @param {import('node:http').Server} server @returns {Promise<void>} */
function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
