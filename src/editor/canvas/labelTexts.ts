/**
 * What each line's label says, put into words again only where something that it says has changed: moving things, or typing a
 * setting, changes nothing before there are other numbers, and then few of them.
 */
import type { Estimate } from '../../estimate/answer';
import { lineLabel } from '../../estimate/bundleLabel';
import {
  connectionNumbers,
  type LabelChoice,
  type SignedLabel,
  soFarNumbers,
} from '../../estimate/connectionLabel';
import { connectionsIn } from '../../layout/visibleDiagram';
import type { Component, Diagram } from '../../model/diagram';
import { sameEntries } from '../../shared/sameEntries';

export interface LabelSource extends LabelChoice {
  readonly page: Diagram;
  readonly estimate: Estimate;
  readonly journey: string | null;
}

export type LabelOf = (lineId: string) => SignedLabel | undefined;

interface Said {
  /** The numbers it was made of. */
  readonly numbers: readonly unknown[];
  readonly label: SignedLabel | undefined;
}

/** One for each canvas. */
export function createLabelTexts(): (source: LabelSource) => LabelOf {
  let last: LabelSource | null = null;
  let known = new Map<string, Said>();
  return (source) => {
    if (!last || !sameApartFromNumbers(last, source)) known = new Map();
    const isSameEstimate = last?.estimate === source.estimate;
    last = source;
    const texts = known;
    const { page, estimate, journey, reading, marks } = source;
    return (id) => {
      const before = texts.get(id);
      if (before && isSameEstimate) return before.label;
      const connections = connectionsIn(page, id);
      const numbers = connections.flatMap((one) => numbersOf(source, one));
      if (before && sameNumbers(before.numbers, numbers)) return before.label;
      const label = lineLabel(page, estimate, connections, journey, { reading, marks });
      texts.set(id, { numbers, label });
      return label;
    };
  };
}

/** All that the words on a connection can be made of, by identity: what stays the same is the same object. */
function numbersOf({ estimate, journey, reading }: LabelSource, id: string): readonly unknown[] {
  switch (reading) {
    case 'none':
      return [];
    case 'load':
      return [connectionNumbers(estimate, id, journey)];
    case 'so-far':
      return [soFarNumbers(estimate, id, journey)];
    case 'caller':
      return journey === null
        ? [
            estimate.connections.get(id),
            ...[...estimate.journeys.values()].map(({ connections }) => connections.get(id)),
          ]
        : [estimate.journeys.get(journey)?.connections.get(id), estimate.connections.get(id)];
  }
}

const sameNumbers = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

const sameApartFromNumbers = (a: LabelSource, b: LabelSource): boolean =>
  a.journey === b.journey &&
  a.reading === b.reading &&
  a.marks === b.marks &&
  a.page.connections === b.page.connections &&
  a.page.journeys === b.page.journeys &&
  a.page.groups === b.page.groups &&
  sameEntries(a.page.components, b.page.components, sameToLabels) &&
  sameEntries(a.estimate.journeys, b.estimate.journeys, () => true);

/** What kind of call a connection is hangs on the types at its ends; budgets name where a journey begins. */
const sameToLabels = (a: Component, b: Component): boolean =>
  a.type === b.type && a.name === b.name && a.in === b.in;
