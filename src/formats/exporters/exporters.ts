/** Every format a diagram with its numbers can be written in, in the order people see them. */
import type { Estimate } from '../../estimate/answer';
import type { Diagram } from '../../model/diagram';
import type { ExportTools } from './exportTools';
import { withFont } from './figureFont';
import { exportMarkdown } from './markdown';
import { exportPng, type PngOptions } from './png';
import { exportSvg } from './svg';

export interface Exported {
  /** Text, or bytes. */
  readonly data: string | Uint8Array;
  /** What came out otherwise than asked for, in a sentence. */
  readonly remark?: string;
}

export interface Exporter {
  readonly id: string;
  readonly label: string;
  /** With its dot. */
  readonly extension: string;
  readonly mimeType: string;
  readonly export: (
    diagram: Diagram,
    estimate: Estimate,
    tools: ExportTools,
    options?: PngOptions,
  ) => Promise<Exported>;
}

export const EXPORTERS: readonly Exporter[] = [
  {
    id: 'svg',
    label: 'SVG picture',
    extension: '.svg',
    mimeType: 'image/svg+xml',
    export: async (diagram, estimate, { font, draw = exportSvg }, options = {}) => ({
      data: await withFont(await draw(diagram, estimate, options), font),
    }),
  },
  {
    id: 'png',
    label: 'PNG picture',
    extension: '.png',
    mimeType: 'image/png',
    export: (diagram, estimate, tools, options) => exportPng(diagram, estimate, tools, options),
  },
  {
    id: 'markdown',
    label: 'Markdown text',
    extension: '.md',
    mimeType: 'text/markdown',
    export: async (diagram, estimate, _, options) => ({ data: exportMarkdown(diagram, estimate, options) }),
  },
];

export const exporter = (id: string): Exporter | undefined => EXPORTERS.find((one) => one.id === id);
