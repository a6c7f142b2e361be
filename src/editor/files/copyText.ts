/** Puts a text on the clipboard and says so, or says that it couldn't. */
import type { App } from '../../state/app';

export async function copyText(app: App, text: string, says: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    app.apply({ session: { notice: { tone: 'info', text: says } } });
  } catch {
    const problem = 'The clipboard can’t be reached from here. Allow this page to use it.';
    app.apply({ session: { notice: { tone: 'problem', text: problem } } });
  }
}
