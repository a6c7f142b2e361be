/**
 * What each line's label says, put into words again only where something that it says has changed: moving things, or typing a
 * setting, changes nothing before there are other numbers, and then few of them.
 */
import type { Estimate } from '../../estimate/answer';
import { lineLabel } from '../../estimate/bundleLabel';
import { changedLines } from '../../estimate/changedLines';
import { type LabelChoice, type SignedLabel, soFarJourney } from '../../estimate/connectionLabel';
import { connectionsIn } from '../../layout/visibleDiagram';
import type { Component, Diagram } from '../../model/diagram';
import { sameEntries } from '../../shared/sameEntries';
import { sameValue } from '../../state/live/sameValue';

export interface LabelSource extends LabelChoice {
  readonly page: Diagram;
  readonly estimate: Estimate;
  /** As it is, where `estimate` is what a scenario makes of it; else null. */
  readonly asItIs: Estimate | null;
  readonly journey: string | null;
}

export type LabelOf = (lineId: string) => SignedLabel | undefined;

/** One for each canvas. Gives the same function again as long as every label says the same. */
export function createLabelTexts(): (source: LabelSource) => LabelOf {
  let last: LabelSource | null = null;
  let known = new Map<string, SignedLabel | undefined>();
  let labelOf: LabelOf = () => undefined;
  return (source) => {
    const before = last;
    last = source;
    const isSame = before !== null && sameApartFromNumbers(before, source);
    if (isSame && before.estimate === source.estimate) return labelOf;
    const old = known;
    const isStale = isSame ? staleIn(before, source) : null;
    if (isStale && ![...old.keys()].some(isStale)) return labelOf;
    const texts = new Map<string, SignedLabel | undefined>();
    known = texts;
    labelOf = (id) => {
      if (texts.has(id)) return texts.get(id);
      const label =
        isStale && old.has(id) && !isStale(id)
          ? old.get(id)
          : likeBefore(old.get(id), made(last ?? source, id));
      texts.set(id, label);
      return label;
    };
    return labelOf;
  };
}

function made(
  { page, estimate, asItIs, journey, reading, marks }: LabelSource,
  id: string,
): SignedLabel | undefined {
  const of = (numbers: Estimate) =>
    lineLabel(page, numbers, connectionsIn(page, id), journey, { reading, marks });
  const label = of(estimate);
  const before = asItIs && of(asItIs);
  return label && before ? { ...label, lines: changedLines(before.lines, label.lines) } : label;
}

/** A number may change in what isn't said of it. */
const likeBefore = <T>(before: T, now: T): T => (sameValue(before, now) ? before : now);

/** Whether a line's label is made of other numbers than before. */
function staleIn(before: LabelSource, now: LabelSource): (lineId: string) => boolean {
  const others = recordsRead(before);
  const changed = new Set<string>();
  for (const [at, records] of recordsRead(now).entries()) {
    const old = others[at];
    if (records === old) continue;
    for (const [id, numbers] of records ?? NONE) if (old?.get(id) !== numbers) changed.add(id);
    for (const id of old?.keys() ?? []) if (!records?.has(id)) changed.add(id);
  }
  return (id) => connectionsIn(now.page, id).some((one) => changed.has(one));
}

const NONE: ReadonlyMap<string, unknown> = new Map();

/** All that the words on connections can be made of, each kept by connection: what stays the same is the same object. */
function recordsRead({
  page,
  estimate,
  journey,
  reading,
}: LabelSource): readonly (ReadonlyMap<string, unknown> | undefined)[] {
  const { connections, journeys } = estimate;
  switch (reading) {
    case 'none':
      return [];
    case 'so-far':
      return [journeys.get(soFarJourney(estimate, journey) ?? '')?.soFar];
    case 'load':
    case 'caller':
      if (journey !== null) return [connections, journeys.get(journey)?.connections];
      // They colour a label against their targets.
      return [connections, ...[...journeys].map(([id, own]) => targetOf(page, id) && own.connections)];
  }
}

const targetOf = ({ journeys }: Diagram, id: string) => journeys.get(id)?.target;

const sameApartFromNumbers = (a: LabelSource, b: LabelSource): boolean =>
  a.journey === b.journey &&
  a.reading === b.reading &&
  a.marks === b.marks &&
  a.asItIs === b.asItIs &&
  a.page.connections === b.page.connections &&
  a.page.journeys === b.page.journeys &&
  a.page.groups === b.page.groups &&
  sameEntries(a.page.components, b.page.components, sameToLabels) &&
  sameEntries(a.estimate.journeys, b.estimate.journeys, () => true);

/** What kind of call a connection is hangs on the types at its ends; budgets name where a journey begins. */
const sameToLabels = (a: Component, b: Component): boolean =>
  a.type === b.type && a.name === b.name && a.in === b.in;
