import { prepareBrowser } from './browser.js';
import { serveBuiltEditor } from './builtEditor.js';

/** Before the first browser test: a browser and the built editor. What it returns runs after the last. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const [, editor] = await Promise.all([prepareBrowser(), serveBuiltEditor()]);
  process.env.PLUMBLINE_URL = editor.url;
  return editor.close;
}
