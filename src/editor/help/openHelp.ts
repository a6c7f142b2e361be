/**
 * Opens the help on a component type, a kind of group or a rule; from a page of help, with a way back to it. The dialog it is opened from is
 * there again when it is closed.
 */
import type { App } from '../../state/app';
import type { Dialog, HelpTopic } from '../../state/sessionStore';

export function openHelp(app: App, topic: HelpTopic): void {
  const { dialog } = app.session.getState();
  const trail = dialog?.kind === 'help' ? [...(dialog.trail ?? []), dialog.topic] : [];
  const under = dialog?.kind === 'help' ? dialog.under : stays(dialog);
  app.apply({ session: { dialog: { kind: 'help', topic, trail, ...(under && { under }) } } });
}

/** A list of commands is done with once one is chosen. */
const stays = (dialog: Dialog | null): Dialog | undefined =>
  dialog === null || dialog.kind === 'commands' ? undefined : dialog;
