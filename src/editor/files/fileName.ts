/** A title as a file's name: letters and digits of any script, and hyphens. */
export function fileName(title: string): string {
  const name = title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return name || 'diagram';
}
