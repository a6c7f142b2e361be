import type { ComponentType } from '../componentType';

export const externalTypes: readonly ComponentType[] = [];
