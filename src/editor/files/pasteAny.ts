/**
 * Anything pasted or dropped, as what it is: a diagram (as text, or inside its own figure) is put in, a picture becomes
 * an image, any other text, a web address too, a note. What is meant as a diagram and is none says why.
 */
import { problemSentence } from '../../document/documentProblem';
import { parseDiagram } from '../../document/parseDiagram';
import { documentInPng } from '../../formats/exporters/pngChunks';
import { documentInSvg } from '../../formats/exporters/svgDocument';
import type { Point } from '../../shared/geometry';
import type { App } from '../../state/app';
import { paste, pasteText } from '../../state/gestures';
import { addImages, type NewImage } from '../../state/images';
import { readPasted } from '../../state/pastedText';
import { imageFromBlob } from './imageFromBlob';

export async function pasteTextAt(app: App, text: string, at: Point): Promise<void> {
  const pasted = readPasted(text);
  switch (pasted.kind) {
    case 'diagram':
      return app.apply(paste(app.context(), pasted.diagram, at));
    case 'svg':
      return pasteFilesAt(app, [new File([pasted.svg], '', { type: 'image/svg+xml' })], at);
    case 'text':
      return app.apply(pasteText(app.context(), pasted.text, at));
    case 'broken': {
      const details = pasted.problems.map(problemSentence);
      app.apply({
        session: {
          notice: {
            tone: 'problem',
            text: 'The pasted diagram can’t be put in. Mend what is wrong in it, and paste it again:',
            details,
          },
        },
      });
    }
  }
}

/** Pictures; those that carry a diagram are that diagram. */
export async function pasteFilesAt(app: App, files: readonly Blob[], at: Point): Promise<void> {
  const images: NewImage[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const name = file instanceof File ? file.name : '';
    const text = await documentIn(file);
    const parsed = text === null ? null : parseDiagram(text);
    if (parsed?.ok) {
      app.apply(paste(app.context(), parsed.value, at));
      continue;
    }
    await imageFromBlob(file, name).then(
      (image) => images.push(image),
      () => refused.push(name || 'The picture'),
    );
  }
  if (images.length > 0) app.apply(addImages(app.context(), images, at));
  if (refused.length > 0) {
    const text = `${refused.join(', ')} can’t be put in. What can is a picture (PNG, JPEG, GIF, WebP or SVG) or a diagram.`;
    app.apply({ session: { notice: { tone: 'problem', text } } });
  }
}

/** The text of the document that a picture carries. */
async function documentIn(file: Blob): Promise<string | null> {
  if (file.type === 'image/png') return documentInPng(new Uint8Array(await file.arrayBuffer()));
  if (file.type !== 'image/svg+xml') return null;
  return documentInSvg(await file.text());
}
