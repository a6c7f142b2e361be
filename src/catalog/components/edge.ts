import type { ComponentType } from '../componentType';

export const edgeTypes: readonly ComponentType[] = [];
