/** Every technology preset, by family. A preset is offered where a type's entry lists its id. */
import type { Technology } from './componentType';
import { computeTechnologies } from './technologies/computeTechnologies';
import { coordinationTechnologies } from './technologies/coordinationTechnologies';
import { dataTechnologies } from './technologies/dataTechnologies';
import { edgeTechnologies } from './technologies/edgeTechnologies';
import { externalTechnologies } from './technologies/externalTechnologies';
import { messagingTechnologies } from './technologies/messagingTechnologies';
import { operationsTechnologies } from './technologies/operationsTechnologies';
import { relationalTechnologies } from './technologies/relationalTechnologies';
import { securityTechnologies } from './technologies/securityTechnologies';
import { specialTechnologies } from './technologies/specialTechnologies';
import { storageTechnologies } from './technologies/storageTechnologies';

export const TECHNOLOGIES: readonly Technology[] = [
  ...edgeTechnologies,
  ...computeTechnologies,
  ...relationalTechnologies,
  ...dataTechnologies,
  ...specialTechnologies,
  ...storageTechnologies,
  ...messagingTechnologies,
  ...coordinationTechnologies,
  ...securityTechnologies,
  ...operationsTechnologies,
  ...externalTechnologies,
];
