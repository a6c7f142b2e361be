import type { ComponentType } from '../componentType';

export const dataTypes: readonly ComponentType[] = [];
