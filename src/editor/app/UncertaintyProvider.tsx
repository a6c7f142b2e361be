/** How far the numbers on the screen may be off: sampled beside the drawing, and shown when it is known. */
import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { hasRanges } from '../../estimate/rangedInputs';
import type { Uncertainty } from '../../estimate/ranges';
import type { Diagram } from '../../model/diagram';
import { sameMeaning } from '../../state/analysis';
import { askForRanges } from '../workers/rangesEngine';
import { useDiagram } from './hooks';

export interface KnownUncertainty extends Uncertainty {
  /** Of a diagram that has changed since; the new one is on its way. */
  readonly isStale: boolean;
}

const UncertaintyContext = createContext<KnownUncertainty | null>(null);

/** null: no input is a range, or it isn't known yet. */
export const useUncertainty = (): KnownUncertainty | null => useContext(UncertaintyContext);

export function UncertaintyProvider({ children }: { readonly children: ReactNode }) {
  const diagram = useMeaning(useDeferredValue(useDiagram()));
  const isRanged = useMemo(() => hasRanges(diagram), [diagram]);
  const [known, setKnown] = useState<{ readonly of: Diagram; readonly uncertainty: Uncertainty } | null>(
    null,
  );
  useEffect(() => {
    let isWanted = isRanged;
    if (isRanged)
      void askForRanges(diagram).then((uncertainty) => {
        if (isWanted && uncertainty) setKnown({ of: diagram, uncertainty });
      });
    return () => {
      isWanted = false;
    };
  }, [diagram, isRanged]);
  const shown = useMemo(
    () => (isRanged && known ? { ...known.uncertainty, isStale: known.of !== diagram } : null),
    [isRanged, known, diagram],
  );
  return <UncertaintyContext.Provider value={shown}>{children}</UncertaintyContext.Provider>;
}

/** The diagram as it was when its numbers last changed: moving things asks for no new ones. */
function useMeaning(diagram: Diagram): Diagram {
  const [meant, setMeant] = useState(diagram);
  if (meant !== diagram && !sameMeaning(meant, diagram)) {
    setMeant(diagram);
    return diagram;
  }
  return meant;
}
