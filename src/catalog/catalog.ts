/** The registry: every component type and technology, in the order people see them. */
import { cacheTypes } from './components/cache';
import { clientTypes } from './components/clients';
import { computeTypes } from './components/compute';
import { coordinationTypes } from './components/coordination';
import { dataTypes } from './components/data';
import { edgeTypes } from './components/edge';
import { externalTypes } from './components/external';
import { messagingTypes } from './components/messaging';
import { operationsTypes } from './components/operations';
import { securityTypes } from './components/security';
import { shapeTypes } from './components/shapes';
import type { Category, ComponentType, Technology } from './componentType';
import { TECHNOLOGIES } from './technologies';

export const COMPONENT_TYPES: readonly ComponentType[] = [
  ...clientTypes,
  ...edgeTypes,
  ...computeTypes,
  ...cacheTypes,
  ...dataTypes,
  ...messagingTypes,
  ...coordinationTypes,
  ...securityTypes,
  ...operationsTypes,
  ...externalTypes,
  ...shapeTypes,
];

export const CATEGORIES: readonly { readonly id: Category; readonly label: string }[] = [
  { id: 'clients', label: 'Clients' },
  { id: 'edge', label: 'Edge and routing' },
  { id: 'compute', label: 'Compute' },
  { id: 'cache', label: 'Caches' },
  { id: 'data', label: 'Data' },
  { id: 'messaging', label: 'Messaging' },
  { id: 'coordination', label: 'Coordination' },
  { id: 'security', label: 'Security' },
  { id: 'operations', label: 'Operations' },
  { id: 'external', label: 'External' },
  { id: 'shapes', label: 'Shapes' },
];

const typesById: ReadonlyMap<string, ComponentType> = new Map(COMPONENT_TYPES.map((type) => [type.id, type]));
const technologiesById: ReadonlyMap<string, Technology> = new Map(
  TECHNOLOGIES.map((technology) => [technology.id, technology]),
);

/** The type of that id; undefined for one this version doesn't know. */
export const componentType = (id: string): ComponentType | undefined => typesById.get(id);

/** The technology of that id; undefined for one this version doesn't know. */
export const technology = (id: string): Technology | undefined => technologiesById.get(id);
