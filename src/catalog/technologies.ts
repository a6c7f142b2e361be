/** Every technology preset, by family. A preset is offered where a type's entry lists its id. */
import type { Technology } from './componentType';
import { computeTechnologies } from './technologies/computeTechnologies';
import { dataTechnologies } from './technologies/dataTechnologies';
import { edgeTechnologies } from './technologies/edgeTechnologies';
import { externalTechnologies } from './technologies/externalTechnologies';
import { messagingTechnologies } from './technologies/messagingTechnologies';
import { relationalTechnologies } from './technologies/relationalTechnologies';

export const TECHNOLOGIES: readonly Technology[] = [
  ...edgeTechnologies,
  ...computeTechnologies,
  ...relationalTechnologies,
  ...dataTechnologies,
  ...messagingTechnologies,
  ...externalTechnologies,
];
