/** What stands in a label's box, where the layout put it: step, name, numbers, signs. */
import { LABEL_SIGN, type LabelLayout, moreText } from '../../layout/labelLayout';
import { NodeIcon } from '../icons/NodeIcon';

const { size, stepHeight, baseline } = LABEL_SIGN;

export function LabelText({ layout: { step, texts, marks, more } }: { readonly layout: LabelLayout }) {
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
          {text}
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
