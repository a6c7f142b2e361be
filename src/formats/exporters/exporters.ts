/** Every format a diagram with its numbers can be written in, in the order people see them. */
import type { Estimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import { exportSvg } from './svg';

export interface Exporter {
  readonly id: string;
  readonly label: string;
  /** With its dot. */
  readonly extension: string;
  readonly mimeType: string;
  readonly export: (diagram: Diagram, estimate: Estimate) => string;
}

export const EXPORTERS: readonly Exporter[] = [
  { id: 'svg', label: 'SVG picture', extension: '.svg', mimeType: 'image/svg+xml', export: exportSvg },
];

export const exporter = (id: string): Exporter | undefined => EXPORTERS.find((one) => one.id === id);
