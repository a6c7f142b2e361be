/** Two hundred components: all of them in view, where names can just be read, and close up. */
import type { Page } from 'playwright';
import { dropLarge, largeDiagram } from '../support/largeCanvas';
import type { Screen } from './screenList';

async function whole(page: Page): Promise<void> {
  await dropLarge(page, largeDiagram(200));
  await page.locator('.status-bar').getByText(/p99/).first().waitFor();
}

async function closer(page: Page): Promise<void> {
  await whole(page);
  for (let step = 0; step < 2; step++) await page.keyboard.press('Control+=');
}

async function close(page: Page): Promise<void> {
  await whole(page);
  await page.keyboard.press('Control+0');
}

export const farScreens: readonly Screen[] = [
  { name: 'far-whole', drive: whole },
  { name: 'far-whole-dark', colorScheme: 'dark', drive: whole },
  { name: 'far-names', drive: closer },
  { name: 'far-names-dark', colorScheme: 'dark', drive: closer },
  { name: 'far-close-dark', colorScheme: 'dark', drive: close },
];
