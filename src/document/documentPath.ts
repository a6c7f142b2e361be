/**
 * How a place in a file reads: `components.db.settings.calls[0].need`. An id that would blur the path
 * (empty, or with dots, brackets, quotes or spaces) stands in brackets: `components["a.b"].type`.
 */
export type PathSegment = string | number;

export function formatPath(segments: readonly PathSegment[]): string {
  let path = '';
  for (const segment of segments) {
    if (typeof segment === 'number') path += `[${segment}]`;
    else if (!PLAIN.test(segment)) path += `[${JSON.stringify(shorten(segment, 60))}]`;
    else path += path === '' ? shorten(segment, 60) : `.${shorten(segment, 60)}`;
  }
  return path;
}

/** The text, cut with an ellipsis where it is too long for a sentence. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** No separators, no spaces, and nothing invisible that would garble a terminal. */
const PLAIN = /^[^\s.[\]"\\\p{Cc}\p{Cf}\p{Cs}]+$/u;
