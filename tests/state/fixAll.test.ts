import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { foldRepeats } from '../../src/rules/foldRepeats';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { fixAllOf } from '../../src/state/fixAll';
import { plainFindings, revivedFindings } from '../../src/state/live/plainFindings';
import { architecture } from '../bench/architectures';
import { repositoryPath } from '../support/repository';

const strict = (diagram: Diagram): Diagram => ({
  ...diagram,
  review: { ...diagram.review, profile: 'production' },
});
const kindsIn = (diagram: Diagram, findings: readonly Finding[]) =>
  foldRepeats(findings).flatMap(({ rule, repeats }) => {
    const fix = fixAllOf(repeats, estimate(diagram));
    return fix ? [{ rule, repeats, fix }] : [];
  });
const errorsIn = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'error').length;

const drawn = readdirSync(repositoryPath('src/library/examples'))
  .filter((file) => file.endsWith('.plumb'))
  .map((file): readonly [string, Diagram] => {
    const parsed = parseDiagram(readFileSync(repositoryPath(`src/library/examples/${file}`), 'utf8'));
    if (!parsed.ok) throw new Error(`${file} doesn’t open`);
    return [file, strict(parsed.value)];
  });

describe('fixing all of a kind', () => {
  it('is offered where two or more can be fixed, under the name they share', () => {
    const diagram = sketch({
      parts: {
        user: part('client', 'User'),
        api: part('service', 'API', { replicas: 2 }),
        one: part('message-queue', 'One', { deadLetter: true }),
        two: part('message-queue', 'Two', { deadLetter: true }),
      },
      links: [link('user', 'api'), link('api', 'one'), link('api', 'two')],
    });
    const numbers = estimate(diagram);
    const findings = review(diagram, numbers).filter(({ rule }) => rule === 'queue-without-consumer');
    const fix = fixAllOf(findings, numbers);
    expect(fix).toMatchObject({ count: 2, remedy: { label: 'Add worker, 2 times' } });
    expect(fixAllOf(findings.slice(0, 1), numbers)).toBeNull();
    const next = fix?.remedy.apply?.(diagram) ?? diagram;
    expect([...next.components.values()].filter(({ type }) => type === 'worker')).toHaveLength(2);
    expect(review(next, estimate(next)).map(({ rule }) => rule)).not.toContain('queue-without-consumer');
    // What came from another thread lacks its edits, and gets them here.
    const sent = revivedFindings(plainFindings(findings), numbers);
    expect(fixAllOf(sent, numbers)?.remedy.apply?.(diagram)).toEqual(next);
  });

  const large = strict(architecture({ components: 40, alternatives: 0.3, seed: 4 }));
  it.each([...drawn, ['an architecture', large] as const])(
    'leaves fewer of the kind and no error more in %s',
    (_, diagram) => {
      const findings = review(diagram, estimate(diagram));
      for (const { rule, repeats, fix } of kindsIn(diagram, findings)) {
        const next = fix.remedy.apply?.(diagram) ?? diagram;
        const then = review(next, estimate(next));
        const left = then.filter((one) => one.rule === rule).length;
        expect(left, rule).toBeLessThan(repeats.length);
        expect(errorsIn(then), rule).toBeLessThanOrEqual(errorsIn(findings));
      }
    },
  );
});
