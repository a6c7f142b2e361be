/** How much processor time Chromium takes for something: all its processes, and the page's main thread alone. */
import type { Browser, Page } from 'playwright';
import { z } from 'zod';

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

/**
 * How much processor time the longest tasks of pages' main threads take, from the longest on: those over 50 ms by the clock
 * are what a person feels, and on a busy machine mostly what else runs there.
 */
export async function longTasksOf<T>(
  browser: Browser,
  page: Page,
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly tasksMs: readonly number[] }> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const result = await run();
  const { traceEvents } = traced.parse(JSON.parse((await browser.stopTracing()).toString()));
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(
    traceEvents.flatMap((event) =>
      event.name === 'thread_name' && event.args?.name === 'CrRendererMain' ? [threadOf(event)] : [],
    ),
  );
  const tasks = traceEvents.filter(
    (event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(threadOf(event)),
  );
  return { result, tasksMs: tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a) };
}

const traced = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string().optional(),
      pid: z.number(),
      tid: z.number(),
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).optional().catch(undefined),
    }),
  ),
});

type TraceEvent = z.infer<typeof traced>['traceEvents'][number];
