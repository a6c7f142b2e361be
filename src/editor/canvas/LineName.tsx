/** A connection's name, typed on its line: where its label stands, else in the middle of it. */
import { ViewportPortal } from '@xyflow/react';
import { pointAlong } from '../../layout/alongLine';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import { centerOf, type Rect, type Size } from '../../shared/geometry';
import { rename } from '../../state/gestures';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { useDrawnLabels } from './drawnLabels';
import type { ConnectionFlowEdge } from './flowElements';
import { InlineName } from './InlineName';
import type { DrawnLabel } from './labels';
import { standsAlone } from './renameLine';

interface Props {
  readonly edges: readonly ConnectionFlowEdge[];
}

export function LineName({ edges }: Props) {
  const renaming = useSession((session) => session.renaming);
  if (renaming === null || kindOf(renaming) !== 'connection') return null;
  return <NameOnLine key={renaming} line={renaming} edges={edges} />;
}

function NameOnLine({ line, edges }: Props & { readonly line: ElementRef }) {
  const app = useApp();
  const diagram = useDiagram();
  const id = idOf(line);
  const labels = useDrawnLabels();
  const connection = diagram.connections.get(id);
  const place = placeOf(line, edges, labels);
  if (!connection || !place || !standsAlone(diagram, id)) return null;
  const { x, y } = centerOf(place);
  return (
    <ViewportPortal>
      <div className="line-name" style={{ left: x, top: y, minWidth: place.width, height: place.height }}>
        <InlineName
          value={connection.name ?? ''}
          label="Name of the connection"
          onDone={(name) => app.apply(rename(app.context(), line, name))}
        />
      </div>
    </ViewportPortal>
  );
}

/** Over the whole of its label: the numbers come back with the name. */
function placeOf(line: ElementRef, edges: Props['edges'], labels: readonly DrawnLabel[]): Rect | null {
  const label = labels.find(({ connectionId }) => connectionId === idOf(line));
  if (label) return label.rect;
  const route = edges.find(({ id }) => id === line)?.data?.route;
  if (!route) return null;
  const { x, y } = pointAlong(route.points, 0.5);
  return { x: x - WITHOUT_LABEL.width / 2, y: y - WITHOUT_LABEL.height / 2, ...WITHOUT_LABEL };
}

const WITHOUT_LABEL: Size = { width: 0, height: 26 };
