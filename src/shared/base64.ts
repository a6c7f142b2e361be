/** Bytes as text, for data URLs. Reference: RFC 4648, section 4. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const given = bytes.length - at;
    parts.push(
      letter(a >> 2) + letter(((a & 3) << 4) | (b >> 4)),
      given > 1 ? letter(((b & 15) << 2) | (c >> 6)) : '=',
      given > 2 ? letter(c & 63) : '=',
    );
  }
  return parts.join('');
}

const letter = (value: number): string => ALPHABET.charAt(value);
