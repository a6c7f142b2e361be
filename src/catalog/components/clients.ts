import type { ComponentType } from '../componentType';

export const clientTypes: readonly ComponentType[] = [];
