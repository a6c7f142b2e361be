import { fileURLToPath } from 'node:url';

/** The absolute path of the checkout, whatever the working directory. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');
