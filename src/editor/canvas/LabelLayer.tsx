/** What connections say, above every line: one SVG, a label redrawn only when it moves or says something else. */
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { ConnectionMark } from '../../catalog/connectionMarks';
import { signWords } from '../../estimate/connectionLabel';
import type { Standing } from '../../estimate/standing';
import type { LabelLayout } from '../../layout/labelLayout';
import { DOT_RADIUS, DOT_SIGN, PLAIN_DOT_RADIUS, SIGN_PLACE, SMALL_SIGN } from '../../layout/standingSign';
import { refOf } from '../../model/elements';
import { centerOf } from '../../shared/geometry';
import type { Reading } from '../../state/sessionStore';
import { useSession } from '../app/hooks';
import { useFate } from '../whatif/fateStore';
import { LabelText } from './LabelText';
import { type DrawnLabel, markOf } from './labels';
import { useDetail } from './useDetail';

const NO_MARKS: readonly ConnectionMark[] = [];

interface LabelLayerProps {
  readonly labels: readonly DrawnLabel[];
  /** They follow a hand. */
  readonly isHeld?: boolean;
}

export const LabelLayer = memo(function LabelLayer({ labels, isHeld }: LabelLayerProps) {
  const detail = useDetail();
  const reading = useSession((session) => session.reading);
  if (detail === 'none') return null;
  return (
    <ViewportPortal>
      <svg className="label-layer" data-detail={detail} data-held={isHeld || undefined} aria-hidden="true">
        {labels.map((drawn) => {
          const { connectionId, label, layout, dot, quiet } = drawn;
          const middle = detail === 'full' ? centerOf(drawn.rect) : markOf(drawn);
          return (
            <Label
              key={connectionId}
              connectionId={connectionId}
              x={middle.x - layout.size.width / 2}
              y={middle.y - layout.size.height / 2}
              layout={layout}
              standing={label.standing}
              step={label.step}
              marks={label.marks ?? NO_MARKS}
              combined={label.combined}
              budget={label.budget}
              reading={reading}
              quiet={quiet}
              dotted={dot !== null}
              readable={detail === 'full'}
            />
          );
        })}
      </svg>
    </ViewportPortal>
  );
});

interface LabelProps {
  readonly connectionId: string;
  readonly x: number;
  readonly y: number;
  readonly layout: LabelLayout;
  readonly standing: Standing;
  readonly step: number | undefined;
  readonly marks: readonly ConnectionMark[];
  readonly combined: string | undefined;
  readonly budget: string | undefined;
  readonly reading: Reading;
  readonly quiet: boolean;
  /** No room: a dot, and the label only while the pointer is there or it is selected. */
  readonly dotted: boolean;
  readonly readable: boolean;
}

const Label = memo(function Label(props: LabelProps) {
  const { connectionId, x, y, layout, standing, step, marks, combined, budget, quiet, dotted, readable } =
    props;
  const ref = refOf('connection', connectionId);
  const selected = useSession((session) => session.selection.has(ref));
  const fate = useFate(ref);
  const { width, height } = layout.size;
  const words = [
    ...(budget === undefined ? [] : [budget]),
    ...signWords({ step, marks, ...(combined !== undefined && { combined }) }),
  ];
  const hasNumbers = layout.texts.some(({ kind }) => kind === 'strong');
  return (
    <g
      className="connection-label"
      data-connection={connectionId}
      data-standing={standing}
      data-selected={selected || undefined}
      data-quiet={quiet || undefined}
      data-dotted={(dotted && readable) || undefined}
      data-fate={fate}
      transform={`translate(${x} ${y})`}
    >
      {words.length > 0 && <title>{words.join('\n')}</title>}
      {(readable ? dotted : hasNumbers) && (
        <g transform={`translate(${width / 2} ${height / 2})`}>
          {standing === 'close' || standing === 'missed' ? (
            <path className="label-bar label-dot" d={DOT_SIGN[standing]} />
          ) : (
            <circle className="label-bar label-dot" r={standing === 'none' ? PLAIN_DOT_RADIUS : DOT_RADIUS} />
          )}
        </g>
      )}
      {readable && (
        <g className="label-numbers">
          <rect className="label-box" width={width} height={height} rx={7} />
          {hasNumbers && (
            <rect className="label-bar" width={2.5} height={height - 12} x={0} y={6} rx={1.25} />
          )}
          {hasNumbers && (standing === 'close' || standing === 'missed') && (
            <g className="label-standing" transform={`translate(${SIGN_PLACE.x} ${height - SIGN_PLACE.up})`}>
              <circle r={SIGN_PLACE.breaks} />
              <path d={SMALL_SIGN[standing]} />
            </g>
          )}
          <LabelText layout={layout} reading={props.reading} />
        </g>
      )}
    </g>
  );
});
