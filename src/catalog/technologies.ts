import type { Technology } from './componentType';

export const TECHNOLOGIES: readonly Technology[] = [];
