/**
 * Files dropped on the canvas: a diagram is opened, a figure that carries one is put in where it was dropped, a picture
 * becomes an image there. A drop anywhere else is refused, or the browser would leave the editor for the file.
 */
import { useEffect, useState } from 'react';
import type { Point } from '../../shared/geometry';
import { type Shell, useShell } from '../app/hooks';
import { useCanvasPoint } from '../canvas/useCanvasPoint';
import { tell } from './desk';
import { openText } from './fileActions';
import { pasteFilesAt, pasteTextAt } from './pasteAny';

/** Whether files are held over the canvas. */
export function useFileDrop(): boolean {
  const shell = useShell();
  const toCanvas = useCanvasPoint();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      const fits = isOverCanvas(event.target) && !shell.app.session.getState().dialog;
      event.dataTransfer.dropEffect = fits ? 'copy' : 'none';
      setOver(fits);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (!isOverCanvas(event.target) || shell.app.session.getState().dialog) return;
      const at = toCanvas({ x: event.clientX, y: event.clientY });
      // What was dropped is there during the event only: all of it is asked for now.
      void takeFiles(shell, [...event.dataTransfer.items].flatMap(droppedFile), at);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('dragleave', onLeave);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('dragleave', onLeave);
    };
  }, [shell, toCanvas]);
  return over;
}

interface Dropped {
  readonly file: File;
  /** What the browser names it by, where it does. */
  readonly origin: Promise<unknown>;
}

function droppedFile(item: DataTransferItem): Dropped[] {
  const file = item.kind === 'file' ? item.getAsFile() : null;
  if (!file) return [];
  const origin: Promise<unknown> =
    'getAsFileSystemHandle' in item && typeof item.getAsFileSystemHandle === 'function'
      ? Promise.resolve(item.getAsFileSystemHandle()).catch(() => null)
      : Promise.resolve(null);
  return [{ file, origin }];
}

/** The first diagram takes the canvas; all else is put on it. */
async function takeFiles(shell: Shell, dropped: readonly Dropped[], at: Point): Promise<void> {
  const diagram = dropped.find(({ file }) => isDiagramFile(file));
  if (diagram) await openDropped(shell, diagram);
  const rest = dropped.flatMap(({ file }) => (file === diagram?.file || isDiagramFile(file) ? [] : [file]));
  const texts = rest.filter((file) => file.type.startsWith('text/'));
  for (const file of texts) await pasteTextAt(shell.app, await file.text(), at);
  const pictures = rest.filter((file) => !texts.includes(file));
  if (pictures.length > 0) await pasteFilesAt(shell.app, pictures, at);
}

/** Guards unsaved work as opening by the menu does: it is set aside first. */
async function openDropped(shell: Shell, { file, origin }: Dropped): Promise<void> {
  const opened = await shell.platform.openDropped(file, await origin);
  if (!opened.ok) tell(shell, opened.error);
  else await openText(shell, opened.value);
}

const isDiagramFile = ({ name }: File): boolean => /\.(plumb|json)$/i.test(name);

const hasFiles = (transfer: DataTransfer): boolean => transfer.types.includes('Files');

const isOverCanvas = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-canvas]') !== null;
