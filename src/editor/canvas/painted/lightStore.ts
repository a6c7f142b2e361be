/** What is lit on the page while the rest steps back, for what is painted; null: nothing is. */
import { createStore } from 'zustand/vanilla';

export const lightStore = createStore<{ readonly lit: ReadonlySet<string> | null }>(() => ({ lit: null }));
