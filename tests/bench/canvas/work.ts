/** How much processor time Chromium takes for something: all its processes, and the page's main thread alone. */
import type { Browser, Page } from 'playwright';

export interface Work {
  readonly allMs: number;
  readonly mainMs: number;
}

/** Processor time isn't what a clock says: what else runs on the machine is left out. */
export async function workOf<T>(
  browser: Browser,
  page: Page,
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly work: Work }> {
  const all = await browser.newBrowserCDPSession();
  const own = await page.context().newCDPSession(page);
  await own.send('Performance.enable', { timeDomain: 'threadTicks' });
  const look = async (): Promise<Work> => {
    const { processInfo } = await all.send('SystemInfo.getProcessInfo');
    const { metrics } = await own.send('Performance.getMetrics');
    return {
      allMs: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0),
      mainMs: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000,
    };
  };
  const before = await look();
  const result = await run();
  const after = await look();
  await own.detach();
  await all.detach();
  return {
    result,
    work: { allMs: after.allMs - before.allMs, mainMs: after.mainMs - before.mainMs },
  };
}
