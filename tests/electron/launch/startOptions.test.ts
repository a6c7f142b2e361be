import { describe, expect, test } from 'vitest';
import { parseStartOptions } from '../../../electron/launch/startOptions.mjs';

const plain = { browser: false, port: null, help: false };

describe('the options of npm start', () => {
  test.each([
    [[], plain],
    [['--browser'], { ...plain, browser: true }],
    [['--port', '5180'], { ...plain, port: 5180 }],
    [['--port=65535', '--browser'], { ...plain, browser: true, port: 65535 }],
    [['--help'], { ...plain, help: true }],
  ])('%j', (words, options) => {
    expect(parseStartOptions(words)).toEqual(options);
  });

  test.each([['0'], ['65536'], ['-1'], ['80a'], ['1e3'], [''], [undefined]])(
    '--port %s is refused',
    (port) => {
      const words = port === undefined ? ['--port'] : ['--port', port];
      expect(parseStartOptions(words)).toEqual({ problem: '--port takes a number from 1 to 65535.' });
    },
  );

  test.each(['--brwoser', '-x', 'file.plumb'])('%s is refused by name', (word) => {
    expect(parseStartOptions([word])).toEqual({ problem: `npm start knows no option ${word}.` });
  });
});
