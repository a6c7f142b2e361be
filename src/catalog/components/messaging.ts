import type { ComponentType } from '../componentType';

export const messagingTypes: readonly ComponentType[] = [];
