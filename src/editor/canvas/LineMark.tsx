/**
 * The mark on a line that something is found about. It is a part of the line, which is one thing to whoever hears the
 * drawing: a press on it is told apart where lines are clicked (`useClicks`).
 */
import type { Route } from '../../layout/route';
import type { ElementRef } from '../../model/elements';
import type { Severity } from '../../model/finding';
import type { Fate } from '../../state/whatIf';
import { useFateWords } from '../whatif/fateStore';
import { FATE_ICONS, FATE_WORDS } from '../whatif/fates';
import { fateMarkAt, LINE_MARK_RADIUS, lineMarkAt } from './lineMarkAt';
import { SEVERITY_SIGNS } from './NodeSigns';

interface Props {
  readonly route: Route;
  readonly severity: Severity;
}

export function LineMark({ route, severity }: Props) {
  const { x, y } = lineMarkAt(route);
  const Icon = SEVERITY_SIGNS[severity];
  return (
    <g className="line-mark" data-severity={severity}>
      <circle cx={x} cy={y} r={LINE_MARK_RADIUS} />
      <Icon x={x - ICON / 2} y={y - ICON / 2} size={ICON} strokeWidth={2.4} />
    </g>
  );
}

/** What became of a line in the scenario in hand: a sign, and pointed at its word and what its numbers become. */
export function LineFate({ route, fate, of }: LineFateProps) {
  const words = useFateWords(of);
  if (fate === 'same') return null;
  const { x, y } = fateMarkAt(route);
  const Icon = FATE_ICONS[fate];
  return (
    <g className="line-fate" data-fate={fate}>
      <title>{[FATE_WORDS[fate], words].filter(Boolean).join(': ')}</title>
      <circle cx={x} cy={y} r={LINE_MARK_RADIUS} />
      <Icon x={x - ICON / 2} y={y - ICON / 2} size={ICON} strokeWidth={2.4} />
    </g>
  );
}

interface LineFateProps {
  readonly route: Route;
  readonly fate: Fate;
  readonly of: ElementRef;
}

const ICON = 9;

/** Whether it is the mark of a line that was pressed, not the line. */
export const isLineMark = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.line-mark') !== null;
