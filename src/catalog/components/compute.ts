import type { ComponentType } from '../componentType';

export const computeTypes: readonly ComponentType[] = [];
