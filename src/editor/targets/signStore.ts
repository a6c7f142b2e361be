/** By entry, how the journeys that begin there stand against their targets; for whatever draws it. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TargetVerdict } from '../../estimate/answer';
import { targetReadings } from '../../estimate/plans/targets';
import { standingWords } from '../../estimate/plans/targetWords';
import { nameOf } from '../../model/queries';
import { sameEntries } from '../../shared/sameEntries';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';

export interface TargetSign {
  readonly verdict: TargetVerdict;
  /** `misses p99`, `meets its 2 targets`. */
  readonly words: string;
  /** Of each journey, by name. */
  readonly title: string;
}

type Signs = ReadonlyMap<string, TargetSign>;

export const signStore = createStore<Signs>(() => new Map());

export const useTargetSign = (entry: string): TargetSign | undefined =>
  useStore(signStore, (signs) => signs.get(entry));

/** Keeps the signs: of the journey in focus, of all where none is. */
export function useKeptSigns(): void {
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const focus = useSession((session) => session.journey);
  useEffect(() => {
    const next = new Map<string, TargetSign>();
    for (const [id, journey] of diagram.journeys) {
      const answer = estimate.journeys.get(id);
      if (!answer || !journey.target || (focus !== null && focus !== id)) continue;
      const readings = targetReadings(journey, answer);
      if (readings.length === 0) continue;
      const verdict = readings.some((reading) => reading.verdict === 'missed') ? 'missed' : 'met';
      const title = `${journey.name || nameOf(diagram, journey.entry)} ${standingWords(readings)}`;
      const sign = { verdict, words: standingWords(readings), title } as const;
      next.set(journey.entry, withOther(next.get(journey.entry), sign));
    }
    if (!sameEntries(signStore.getState(), next, isSame)) signStore.setState(next, true);
  }, [diagram, estimate, focus]);
}

/** Of two journeys from one entry. */
function withOther(before: TargetSign | undefined, sign: TargetSign): TargetSign {
  if (!before) return sign;
  const verdict = before.verdict === 'missed' ? 'missed' : sign.verdict;
  return {
    verdict,
    words: verdict === 'missed' ? 'misses targets' : 'meets all targets',
    title: `${before.title}\n${sign.title}`,
  };
}

const isSame = (a: TargetSign, b: TargetSign): boolean => a.title === b.title;
