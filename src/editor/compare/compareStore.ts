/** What the panel has compared, for the canvas to mark; null: nothing is compared. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Compared } from '../../state/compare';

export const compareStore = createStore<{ readonly compared: Compared | null }>(() => ({ compared: null }));

export const useCompared = (): Compared | null => useStore(compareStore, ({ compared }) => compared);
