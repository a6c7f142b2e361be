/**
 * What axe finds wrong with a page. Axe is brought into a page once and asked for violations alone: naming everything that
 * is right, in a second page opened for that, takes several times as long as looking.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

export interface AxeQuestion {
  /** What lies open over the rest, which nothing can reach until it closes; absent: all there is. */
  readonly within?: string;
  /** Whether colours alone are looked at, of a page whose all was looked at in others. */
  readonly coloursOnly?: boolean;
}

/** The rules whose answer hangs on the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** One line for each rule that is broken, with the places. */
export async function axeViolations(
  page: Page,
  { within, coloursOnly = false }: AxeQuestion = {},
): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) }).setLegacyMode();
  axe.options({
    resultTypes: ['violations'],
    ...(coloursOnly
      ? { runOnly: { type: 'rule', values: COLOUR_RULES } }
      : { rules: { 'target-size': { enabled: true } } }),
  });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
