import type { ComponentType } from '../componentType';

export const cacheTypes: readonly ComponentType[] = [];
