/** Keeps the signs at the entries; a component of its own, so that nothing else is rendered with each new number. */
import { useKeptSigns } from './signStore';

export function TargetSigns() {
  useKeptSigns();
  return null;
}
