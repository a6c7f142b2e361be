/** Which numbers the lines of a label say, each by itself, so that it can be asked about. */
import type { MeasureId } from '../../estimate/explain/explanation';
import type { PlacedText } from '../../layout/labelLayout';
import type { Reading } from '../../state/sessionStore';

export interface NumberPiece {
  readonly text: string;
  /** null: nothing to ask about. */
  readonly measure: MeasureId | null;
}

const BETWEEN = ' · ';

/** Together they say the text. */
export function numberPieces(
  kind: PlacedText['kind'],
  text: string,
  reading: Reading,
): readonly NumberPiece[] {
  const plainly = [{ text, measure: null }];
  if (kind === 'name' || reading === 'none' || text === '–') return plainly;
  if (kind === 'plain') return reading === 'load' ? plainly : [{ text, measure: 'availability' }];
  if (reading === 'load') return [{ text, measure: 'requestsPerSecond' }];
  // What it was and becomes in a scenario: of the one that changes.
  if (text.startsWith('p99 ')) return [{ text, measure: 'latencyMs.p99' }];
  const [p50 = text, p99] = text.split(BETWEEN);
  if (p99 === undefined) return [{ text, measure: 'latencyMs.p50' }];
  return [
    { text: p50, measure: 'latencyMs.p50' },
    { text: BETWEEN, measure: null },
    { text: p99, measure: 'latencyMs.p99' },
  ];
}

const MEASURES: readonly MeasureId[] = [
  'latencyMs.p50',
  'latencyMs.p99',
  'availability',
  'requestsPerSecond',
];

/** The measure that an element of a label says. */
export const measureIn = (said: string | undefined): MeasureId | undefined =>
  MEASURES.find((id) => id === said);
