/** For a plain box that is being named: the type its words say it is. */
import { meantBy } from '../../catalog/meantBy';
import { hitTitle } from '../../catalog/search';
import type { App } from '../../state/app';
import { nameAndType } from '../../state/changeType';
import { wantedOf } from '../../state/newComponent';
import type { NameOffer } from './InlineName';

export function nameOffer(app: App, id: string, name: string): NameOffer | null {
  const hit = meantBy(name);
  if (!hit || hit.type.role === 'untyped') return null;
  return {
    label: hitTitle(hit),
    take: () => app.apply(nameAndType(app.context(), id, name, wantedOf(hit))),
  };
}
