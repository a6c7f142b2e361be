/** How much the estimator keeps, measured in a process of its own. */
import { fork } from 'node:child_process';
import { repositoryPath } from '../support/repository';

export interface Memory {
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

export function measureMemory(): Promise<Memory> {
  return new Promise((resolve, reject) => {
    const child = fork(repositoryPath('tests/bench/memoryRun.ts'), {
      execArgv: [...process.execArgv, '--expose-gc'],
    });
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
