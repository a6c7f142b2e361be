import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerEditorRequest } from '../../electron/editorProtocol';
import { contentSecurityPolicy } from '../../electron/security';

let root = '';
let editor = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'plumbline-protocol-'));
  editor = join(root, 'editor');
  await mkdir(join(editor, 'assets'), { recursive: true });
  await mkdir(join(root, 'editor-secrets'));
  await writeFile(join(editor, 'index.html'), '<!doctype html>');
  await writeFile(join(editor, 'assets', 'a b.js'), 'export {}');
  await writeFile(join(root, 'secret.txt'), 'secret');
  await writeFile(join(root, 'editor-secrets', 'index.html'), 'secret');
});
afterAll(() => rm(root, { recursive: true, force: true }));

it.each([
  ['plumbline://app/', 'text/html; charset=utf-8', '<!doctype html>'],
  ['plumbline://app/index.html?x=1#y', 'text/html; charset=utf-8', '<!doctype html>'],
  ['plumbline://app/assets/a%20b.js', 'text/javascript; charset=utf-8', 'export {}'],
])('answers %s with its file, type and policy', async (url, type, text) => {
  const answer = await answerEditorRequest({ url, method: 'GET' }, editor);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  expect(await answer.text()).toBe(text);
});

it.each([
  'plumbline://app/../secret.txt',
  'plumbline://app/%2e%2e/secret.txt',
  'plumbline://app/..%2fsecret.txt',
  'plumbline://app/assets/..%2f..%2fsecret.txt',
  'plumbline://app/..%5csecret.txt',
  'plumbline://app/%2e%2e%2feditor-secrets/index.html',
  'plumbline://app//etc/passwd',
  'plumbline://app/%2fetc%2fpasswd',
  'plumbline://app/C:/Windows/win.ini',
  'plumbline://app/index.html%00.js',
  'plumbline://app/%',
  'plumbline://app/assets',
  'plumbline://app/missing.js',
])('has nothing at %s', async (url) => {
  const answer = await answerEditorRequest({ url, method: 'GET' }, editor);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
});

it('refuses other hosts, other schemes and other methods', async () => {
  const status = async (url: string, method = 'GET') =>
    (await answerEditorRequest({ url, method }, editor)).status;
  expect(await status('plumbline://other/index.html')).toBe(403);
  expect(await status('https://app/index.html')).toBe(403);
  expect(await status('plumbline://app/index.html', 'POST')).toBe(405);
  expect(await status('plumbline://app/index.html', 'HEAD')).toBe(200);
});
