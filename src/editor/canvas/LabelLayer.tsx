/** The numbers on the connections, above every line: one SVG, a label redrawn only when it moves or says something else. */
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { refOf } from '../../model/elements';
import type { Rect } from '../../shared/geometry';
import { useSession } from '../app/hooks';
import type { DrawnLabel } from './labels';
import { useDetail } from './useDetail';

export function LabelLayer({ labels }: { readonly labels: readonly DrawnLabel[] }) {
  const detail = useDetail();
  if (detail === 'none') return null;
  return (
    <ViewportPortal>
      <svg className="label-layer" data-detail={detail} aria-hidden="true">
        {labels.map(({ connectionId, label: { lines, standing }, rect, dot, quiet }) => (
          <Label
            key={connectionId}
            connectionId={connectionId}
            x={rect.x}
            y={rect.y}
            width={rect.width}
            height={rect.height}
            strong={lines[0]}
            plain={lines[1]}
            standing={standing}
            quiet={quiet}
            dotted={dot !== null}
            readable={detail === 'full'}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}

interface LabelProps extends Rect {
  readonly connectionId: string;
  readonly strong: string;
  readonly plain: string;
  readonly standing: string;
  readonly quiet: boolean;
  /** No room: a dot, and the numbers only while the pointer is there or it is selected. */
  readonly dotted: boolean;
  readonly readable: boolean;
}

const Label = memo(function Label(props: LabelProps) {
  const { connectionId, x, y, width, height, strong, plain, standing, quiet, dotted, readable } = props;
  const ref = refOf('connection', connectionId);
  const selected = useSession((session) => session.selection.has(ref));
  return (
    <g
      className="connection-label"
      data-connection={connectionId}
      data-standing={standing}
      data-selected={selected || undefined}
      data-quiet={quiet || undefined}
      data-dotted={(dotted && readable) || undefined}
      transform={`translate(${x} ${y})`}
    >
      {(dotted || !readable) && <circle className="label-bar" cx={width / 2} cy={height / 2} r={6} />}
      {readable && (
        <g className="label-numbers">
          <rect className="label-box" width={width} height={height} rx={7} />
          <rect className="label-bar" width={2.5} height={height - 12} x={0} y={6} rx={1.25} />
          <text x={width / 2 + 1} y={14}>
            {strong}
          </text>
          {plain && (
            <text className="label-plain" x={width / 2 + 1} y={28}>
              {plain}
            </text>
          )}
        </g>
      )}
    </g>
  );
});
