import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/launch/contentSecurityPolicy.mjs';
import { serveFolder } from '../../../electron/launch/serve.mjs';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks without tidying the path, as `fetch` would. */
function ask(port: number, path: string, asked: { method?: string; host?: string } = {}): Promise<Answer> {
  const { method = 'GET', host = `127.0.0.1:${port}` } = asked;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { host }, agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          body += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server behind npm start', () => {
  let root = '';
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-serve-'));
    const folder = join(root, 'editor');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(folder, 'index.html'), '<title>Plumbline</title>');
    await writeFile(join(folder, 'assets', 'a b.js'), 'export {};');
    await writeFile(join(folder, 'font.woff2'), 'font');
    await writeFile(join(root, 'secret.txt'), 'secret');
    await writeFile(join(root, 'editor-secret.txt'), 'secret');
    server = await serveFolder({ folder });
  });

  afterAll(async () => {
    await server.close();
    await rm(root, { recursive: true, force: true });
  });

  test('stands on loopback and gives the page its policy', async () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
    const { status, headers, body } = await ask(server.port, '/?query');
    expect([status, body]).toEqual([200, '<title>Plumbline</title>']);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test.each([
    ['/assets/a%20b.js', 'text/javascript; charset=utf-8'],
    ['/font.woff2', 'font/woff2'],
  ])('%s is %s', async (path, type) => {
    const { status, headers } = await ask(server.port, path);
    expect([status, headers['content-type']]).toEqual([200, type]);
  });

  test('HEAD gives the length and no body', async () => {
    const { status, headers, body } = await ask(server.port, '/font.woff2', { method: 'HEAD' });
    expect([status, headers['content-length'], body]).toEqual([200, '4', '']);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%2feditor-secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%',
    '/assets',
    '/gone.js',
    '//',
  ])('%s is not there', async (path) => {
    const { status, body } = await ask(server.port, path);
    expect([status, body]).toEqual([404, 'There is no such file.\n']);
  });

  test('other methods and other names are refused', async () => {
    expect((await ask(server.port, '/', { method: 'POST' })).status).toBe(405);
    expect((await ask(server.port, '/', { host: 'elsewhere.example' })).status).toBe(403);
    expect((await ask(server.port, '/', { host: `localhost:${server.port}` })).status).toBe(200);
  });

  test('a taken port is told', async () => {
    await expect(serveFolder({ folder: root, port: server.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  test('the policy lets no script in but the editor’s own', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("script-src 'self';");
    expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
  });
});
