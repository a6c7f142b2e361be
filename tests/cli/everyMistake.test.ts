/** Every rule's mistake, written to a file as people would have it: `check` says so, and is silent where it is mended. */
import { describe, expect, it } from 'vitest';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { RULES } from '../../src/rules/rules';
import { plumbline } from './fakeIo';

async function rulesFoundIn(text: string, profile: string): Promise<readonly string[]> {
  const files = { 'a.plumb': text };
  const { out } = await plumbline(['check', 'a.plumb', '--json', '--profile', profile], { files });
  const { findings } = JSON.parse(out);
  return findings.map(({ rule }: { rule: string }) => rule);
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('check and %s', (id, rule) => {
  it('reports the mistake from a file, and not what is mended', async () => {
    const { profile, refused, allowed } = rule;
    expect(await rulesFoundIn(serializeDiagram(refused), profile)).toContain(id);
    expect(await rulesFoundIn(serializeDiagram(allowed), profile)).not.toContain(id);
  });
});
