/** What may follow `npm start --`. */
export const startHelp = `npm start                       the desktop window; where there is none, the editor in a browser
npm start -- --browser          the editor in a browser, without asking for the desktop
npm start -- --port NUMBER      the browser's port (else 5180 or the next free one)`;

/**
 * @param {string[]} words
 * @returns {{ browser: boolean, port: number | null, help: boolean } | { problem: string }}
 */
export function parseStartOptions(words) {
  const options = {
    browser: false,
    port: /** @type {number | null} */ (null),
    help: false,
  };
  const rest = words.flatMap((word) =>
    word.startsWith('--port=') ? ['--port', word.slice('--port='.length)] : [word],
  );
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (word === '--browser') options.browser = true;
    else if (word === '--help' || word === '-h') options.help = true;
    else if (word === '--port') {
      const port = portNumber(rest.shift());
      if (port === null) return { problem: '--port takes a number from 1 to 65535.' };
      options.port = port;
    } else return { problem: `npm start knows no option ${word}.` };
  }
  return options;
}

/** @param {string | undefined} word */
function portNumber(word) {
  if (word === undefined || !/^\d{1,5}$/.test(word)) return null;
  const port = Number(word);
  return port >= 1 && port <= 65535 ? port : null;
}
