/** What `plumbline` says of each example, and draws of the one in the README: looked at, then held. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { estimateReport } from '../../src/cli/estimateReport';
import { painter } from '../../src/cli/style';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { EXAMPLES } from '../../src/library/examples';
import { repositoryPath } from '../support/repository';
import { plumbline } from './fakeIo';

function numbersOf(file: string) {
  const parsed = parseDiagram(readFileSync(repositoryPath(`src/library/examples/${file}`), 'utf8'));
  if (!parsed.ok) throw new Error(`${file} can't be read`);
  return { diagram: parsed.value, numbers: estimate(parsed.value) };
}

test.each(EXAMPLES)('the numbers of $title are what they were', async ({ id, file }) => {
  const { diagram, numbers } = numbersOf(file);
  const report = estimateReport(diagram, numbers, undefined, painter(false));
  await expect(report).toMatchFileSnapshot(`../golden/cli/example-${id}.txt`);
});

test('a driver’s place is on the rider’s screen within the half second that was asked for, at the peak', () => {
  const { numbers } = numbersOf('ride-sharing.plumb');
  const journey = numbers.journeys.get('locate');
  expect(journey?.effectMs?.p99).toBeLessThan(500);
  expect(journey?.exact).toBe(true);
  expect(numbers.components.get('location')?.requestsPerSecond).toBe(150_000);
  expect(numbers.components.get('nearby')?.requestsPerSecond).toBe(600_000);
});

test('the figure that the README shows is what export draws', async () => {
  const files = { a: readFileSync(repositoryPath('src/library/examples/ride-sharing.plumb')) };
  const { exit, out } = await plumbline(['export', 'a', '--to', 'svg'], { files });
  expect(exit).toBe(0);
  await expect(out).toMatchFileSnapshot('../../docs/pictures/ride-sharing.svg');
});
