/** Ends processes of the browser as a crash does: without a word to the page. */
import { readdirSync, readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';

/** The process that runs the page. */
export async function crashPage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** All of a browser with this profile; on other systems than Linux it is closed, which is as sudden to a page. */
export async function killBrowser(context: BrowserContext, profile: string): Promise<void> {
  const closed = context.waitForEvent('close');
  const pid = process.platform === 'linux' ? browserProcess(profile) : null;
  if (pid === null) await context.close({ reason: 'killed' });
  else process.kill(pid, 'SIGKILL');
  await closed;
}

function browserProcess(profile: string): number {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const words = commandLine(name);
    if (words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith('--type=')))
      return Number(name);
  }
  throw new Error(`no browser with the profile ${profile}`);
}

function commandLine(process: string): string[] {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // it ended meanwhile
  }
}
