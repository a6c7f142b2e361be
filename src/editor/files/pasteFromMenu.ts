/** Paste where no event of the browser's brings what is on the clipboard: it is read, as far as the browser lets us. */
import type { Point } from '../../shared/geometry';
import type { App } from '../../state/app';
import { DIAGRAM, PNG, SVG, TEXT } from './clipboardTypes';
import { pasteFilesAt, pasteTextAt } from './pasteAny';

/** In the order of how much of a diagram they keep. */
const TEXTS: readonly string[] = [DIAGRAM, TEXT, SVG];

export async function pasteFromMenu(app: App, at: Point): Promise<void> {
  try {
    if (typeof navigator.clipboard.read !== 'function')
      return await pasteTextAt(app, await navigator.clipboard.readText(), at);
    for (const item of await navigator.clipboard.read()) {
      const text = TEXTS.find((type) => item.types.includes(type));
      if (text !== undefined) await pasteTextAt(app, await (await item.getType(text)).text(), at);
      else if (item.types.includes(PNG)) await pasteFilesAt(app, [await item.getType(PNG)], at);
    }
  } catch {
    const text =
      'The clipboard can’t be read from here. Press Ctrl+V on the canvas, or allow this page to use it.';
    app.apply({ session: { notice: { tone: 'problem', text } } });
  }
}
