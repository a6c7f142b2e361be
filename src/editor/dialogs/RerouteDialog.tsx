/** Where a selected connection goes, or comes from, by keyboard: as connecting, with the connection's own settings judged. */
import { useMemo } from 'react';
import type { Judgement } from '../../model/finding';
import { connectionName } from '../../model/queries';
import { type End, judgeEnds, reroute } from '../../state/reroute';
import { useApp, useDiagram } from '../app/hooks';
import { EndPicker } from './ConnectDialog';

export function RerouteDialog({ connection: id, end }: { readonly connection: string; readonly end: End }) {
  const app = useApp();
  const diagram = useDiagram();
  const judgements = useMemo(() => {
    const all = new Map<string, Judgement>(judgeEnds(diagram, id, end) ?? []);
    const now = diagram.connections.get(id);
    if (now) all.delete(now[end]);
    return all;
  }, [diagram, id, end]);
  const name = connectionName(diagram, id);
  return (
    <EndPicker
      title={end === 'to' ? `Where ${name} goes` : `Where ${name} comes from`}
      prompt={end === 'to' ? 'Goes to…' : 'Comes from…'}
      refusedHeading={end === 'to' ? 'It can’t go to these' : 'It can’t come from these'}
      judgements={judgements}
      choose={(componentId) => app.apply(reroute(app.context(), id, end, componentId))}
    />
  );
}
