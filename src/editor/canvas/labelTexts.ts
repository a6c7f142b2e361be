/** What each line's label says, put into words again only where something that counts has changed: moving things changes nothing. */
import type { Estimate } from '../../estimate/answer';
import { lineLabel } from '../../estimate/bundleLabel';
import type { LabelChoice, SignedLabel } from '../../estimate/connectionLabel';
import { connectionsIn } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import { sameMeaning } from '../../state/analysis';

export interface LabelSource extends LabelChoice {
  readonly page: Diagram;
  readonly estimate: Estimate;
  readonly journey: string | null;
}

export type LabelOf = (lineId: string) => SignedLabel | undefined;

/** One for each canvas. */
export function createLabelTexts(): (source: LabelSource) => LabelOf {
  let last: LabelSource | null = null;
  let known = new Map<string, SignedLabel | undefined>();
  return (source) => {
    if (!last || !saysSame(last, source)) known = new Map();
    last = source;
    const texts = known;
    const { page, estimate, journey, reading, marks } = source;
    return (id) => {
      if (!texts.has(id))
        texts.set(id, lineLabel(page, estimate, connectionsIn(page, id), journey, { reading, marks }));
      return texts.get(id);
    };
  };
}

const saysSame = (a: LabelSource, b: LabelSource): boolean =>
  a.estimate === b.estimate &&
  a.journey === b.journey &&
  a.reading === b.reading &&
  a.marks === b.marks &&
  a.page.groups === b.page.groups &&
  sameMeaning(a.page, b.page);
