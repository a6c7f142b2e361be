/** Jumps to what a finding is about: selects it and brings it into view. */
import { type ElementRef, refOf } from '../../model/elements';
import type { Finding } from '../../model/finding';
import type { App } from '../../state/app';

/** The same of a place alone. */
export function showPlace(app: App, ref: ElementRef): void {
  app.apply({ session: { selection: new Set([ref]) }, effect: 'reveal-selection' });
}

export function showFinding(app: App, finding: Finding): void {
  const refs: ElementRef[] = [
    ...finding.connections.map((id) => refOf('connection', id)),
    ...finding.components.map((id) => refOf('component', id)),
    ...(finding.groups ?? []).map((id) => refOf('group', id)),
  ];
  const [journey] = finding.journeys ?? [];
  app.apply({ session: { selection: new Set(refs), ...(journey === undefined ? {} : { journey }) } });
  if (refs.length > 0) app.apply({ effect: 'fit-selection' });
}
