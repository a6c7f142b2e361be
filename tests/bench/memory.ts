/**
 * How much the estimator keeps, measured in a process of its own that runs it in one bundle as the app ships it: what
 * compiles sources on the way would count as much again.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../electron/launch/build.mjs';

export interface Memory {
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
  /** Before the first estimate. */
  readonly bareMegabytes: number;
}

export async function measureMemory(): Promise<Memory> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const file = 'memoryRun.mjs';
  try {
    await bundle({ entry: 'tests/bench/memoryRun.ts', folder, file, format: 'es', external: [] });
    return await measuredBy(join(folder, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measuredBy(script: string): Promise<Memory> {
  return new Promise((resolve, reject) => {
    const child = fork(script, { execArgv: ['--expose-gc'] });
    let answer: Memory | null = null;
    child.on('message', (message: Memory) => {
      answer = message;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (answer) resolve(answer);
      else reject(new Error(`The measured process ended with ${code}.`));
    });
  });
}
