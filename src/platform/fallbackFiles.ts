/** Opening and saving in a browser without file access: a form field, and a download. */

/** The file chosen, or null when the dialog was cancelled. */
export function pickWithForm(page: Document, endings: readonly string[]): Promise<File | null> {
  const field = page.createElement('input');
  field.type = 'file';
  field.accept = endings.join(',');
  field.hidden = true;
  page.body.append(field);
  return new Promise<File | null>((resolve) => {
    field.addEventListener('change', () => resolve(field.files?.[0] ?? null));
    field.addEventListener('cancel', () => resolve(null));
    field.click();
  }).finally(() => field.remove());
}

export function download(page: Window, name: string, mimeType: string, data: string | Uint8Array): void {
  const part = typeof data === 'string' ? data : new Uint8Array(data);
  const address = URL.createObjectURL(new Blob([part], { type: mimeType }));
  const link = page.document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  page.setTimeout(() => URL.revokeObjectURL(address), keepDownloadMs);
}

/** Long enough for a slow disk and a dialog that asks where. */
const keepDownloadMs = 5 * 60_000;
