/** What stands in a label's box, where the layout put it: step, name, numbers, signs. */
import { LABEL_SIGN, type LabelLayout, moreText } from '../../layout/labelLayout';
import type { Reading } from '../../state/sessionStore';
import { NodeIcon } from '../icons/NodeIcon';
import { numberPieces as pieces } from './labelNumbers';

const { size, stepHeight, baseline } = LABEL_SIGN;

interface LabelTextProps {
  readonly layout: LabelLayout;
  readonly reading: Reading;
}

export function LabelText({ layout: { step, texts, marks, more }, reading }: LabelTextProps) {
  return (
    <>
      {step && (
        <g className="label-step" transform={`translate(${step.center.x} ${step.center.y})`}>
          <rect
            x={-step.width / 2}
            y={-stepHeight / 2}
            width={step.width}
            height={stepHeight}
            rx={stepHeight / 2}
          />
          <text y={baseline}>{step.text}</text>
        </g>
      )}
      {texts.map(({ kind, text, x, y }) => (
        <text key={kind} className={`label-${kind}`} x={x} y={y}>
          {pieces(kind, text, reading).map((piece) =>
            piece.measure === null ? (
              piece.text
            ) : (
              <tspan key={piece.measure} className="label-number" data-measure={piece.measure}>
                {piece.text}
              </tspan>
            ),
          )}
        </text>
      ))}
      {marks.map(({ mark, x, y, textX }) => (
        <g key={mark.id} className="label-mark" data-mark={mark.id}>
          <g transform={`translate(${x} ${y})`}>
            <NodeIcon icon={mark.icon} size={size} />
          </g>
          {mark.text && (
            <text x={textX} y={y + size / 2 + baseline}>
              {mark.text}
            </text>
          )}
        </g>
      ))}
      {more && (
        <text className="label-more" x={more.at.x} y={more.at.y}>
          {moreText(more.count)}
        </text>
      )}
    </>
  );
}
