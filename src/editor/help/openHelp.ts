/**
 * Opens the help on a component type or a rule; from a page of help, with a way back to it. The dialog it is opened from is
 * there again when it is closed.
 */
import type { App } from '../../state/app';
import type { HelpTopic } from '../../state/sessionStore';

export function openHelp(app: App, topic: HelpTopic): void {
  const { dialog } = app.session.getState();
  const trail = dialog?.kind === 'help' ? [...(dialog.trail ?? []), dialog.topic] : [];
  const under = dialog?.kind === 'help' ? dialog.under : (dialog ?? undefined);
  app.apply({ session: { dialog: { kind: 'help', topic, trail, ...(under && { under }) } } });
}
