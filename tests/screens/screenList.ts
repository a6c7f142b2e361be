import type { Page } from 'playwright';

export interface Screen {
  /** The picture's file name, kebab-case. */
  readonly name: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** From the freshly opened editor to what is to be seen. */
  readonly drive: (page: Page) => Promise<void>;
}

const asOpened = async (): Promise<void> => {};

/** The pictures `npm run screens` takes. */
export const screens: readonly Screen[] = [
  { name: 'first-start', drive: asOpened },
  { name: 'first-start-dark', colorScheme: 'dark', drive: asOpened },
  { name: 'first-start-small', viewport: { width: 1024, height: 640 }, drive: asOpened },
];
