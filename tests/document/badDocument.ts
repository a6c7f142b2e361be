/** What a bad document of the tests is, and bodies that are good but for what is put inside. */
import type { DocumentProblem } from '../../src/document/documentProblem';
import { documentText } from './documents';

export interface BadDocument {
  readonly name: string;
  readonly text: string;
  readonly kind: DocumentProblem['kind'];
  readonly path: string;
  /** A part of the sentence: what was found. */
  readonly found: string;
}

export const bad = (
  name: string,
  text: string,
  kind: DocumentProblem['kind'],
  path: string,
  found: string,
): BadDocument => ({ name, text, kind, path, found });

export const component = (inside: string): string =>
  documentText(`"components":{"db":{"type":"service"${inside}}},"connections":{}`);
export const settings = (inside: string): string => component(`,"settings":{${inside}}`);
export const connection = (inside: string): string =>
  documentText(
    `"components":{"a":{"type":"service"},"b":{"type":"service"},"q":{"type":"message-queue"}},"connections":{"c":{"from":"a","to":"b"${inside}}}`,
  );
export const calls = (groups: string): string =>
  documentText(
    `"components":{"a":{"type":"service","settings":{"calls":${groups}}},"b":{"type":"service"},"q":{"type":"message-queue"}},
     "connections":{"c1":{"from":"a","to":"b"},"c2":{"from":"a","to":"b"},"back":{"from":"b","to":"a"},"later":{"from":"a","to":"b","mode":"async"}}`,
  );
export const groups = (inside: string): string =>
  documentText(`"components":{},"connections":{},"groups":{${inside}}`);
export const journey = (inside: string): string =>
  documentText(
    `"components":{"a":{"type":"client"}},"connections":{},"journeys":{"j":{"entry":"a"${inside}}}`,
  );

export const AVAILABILITY = 'components.db.settings.availability';
