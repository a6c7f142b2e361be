import { describe, expect, it, test } from 'vitest';
import {
  type Chain,
  type Item,
  isDiagramText,
  parseDiagramText,
} from '../../../src/formats/importers/diagramText';

/** A chain as it was understood, in one way of writing. */
const shown = (text: string): readonly string[] => parseDiagramText(text).map(chainShown);

const chainShown = (chain: Chain): string =>
  chain
    .map(({ items, arrow }) => {
      const sign = arrow
        ? `${arrow.reversed ? ' <' : ' '}${arrow.async ? '~' : '-'}${arrow.reversed ? ' ' : '> '}`
        : '';
      return items.map(itemShown).join(' + ') + sign;
    })
    .join('');

function itemShown(item: Item): string {
  if (item.kind === 'group') return `${item.name}[${item.chains.map(chainShown).join('; ')}]`;
  const { name, says, replicas } = item;
  return [name, says === null ? '' : `(${says})`, replicas === null ? '' : `*${replicas}`].join('');
}

describe('a typed diagram is read as', () => {
  it.each<[string, string[]]>([
    ['user > lb > api x3 > redis, postgres', ['user -> lb -> api*3 -> redis + postgres']],
    ['user>lb->api=>db→x', ['user -> lb -> api -> db -> x']],
    ['a ~> b --> c ..> d', ['a ~> b ~> c ~> d']],
    ['a <- b < c ← d <-- e', ['a <- b <- c <- d <~ e']],
    ['a <-> b', ['a -> b']],
    ['order-service>user-db', ['order-service -> user-db']],
    ['api ×3 > 2x db, worker x 4, x5', ['api*3 -> db*2 + worker*4 + x5']],
    ['orders: api x2 > "Main, db": postgres', ['orders(api)*2 -> Main, db(postgres)']],
    ['"Order service" api, api “Users > all”', ['Order service(api) + Users > all(api)']],
    ['"Order ser', ['Order ser']],
    ['https://example.org > api', ['https://example.org -> api']],
    ['a > b; c\nd > e', ['a -> b', 'c', 'd -> e']],
    ['user > lb\n  > api,\n redis\n\n> db', ['user -> lb -> api + redis -> db']],
    ['a >\n\n b\nc', ['a -> b', 'c']],
    ['user > zone-a [ api, db ] > s3', ['user -> zone-a[api + db] -> s3']],
    ['vpc [ zone-a [api]; zone-b [api > db] ]', ['vpc[zone-a[api]; zone-b[api -> db]]']],
    ['a > [b, c] > d', ['a -> b + c -> d']],
    ['a > z [ b, c', ['a -> z[b + c]']],
    ['a ] > b', ['a -> b']],
    ['user >', ['user -> ']],
    ['> user > > api,, b', ['user -> api + b']],
    ['"" > :', []],
    ['', []],
  ])('%j', (text, expected) => expect(shown(text)).toEqual(expected));

  test('each part says where it stands', () => {
    const text = 'user > "Order service" api x3';
    const [chain] = parseDiagramText(text);
    const spans = chain?.flatMap(({ items }) => items.map(({ start, end }) => text.slice(start, end)));
    expect(spans).toEqual(['user', '"Order service" api x3']);
  });

  test('brackets without end', () => {
    expect(() => parseDiagramText('['.repeat(20_000))).not.toThrow();
    expect(() => parseDiagramText('a['.repeat(20_000))).not.toThrow();
  });
});

it.each<[string, boolean]>([
  ['a > b', true],
  ['redis, postgres', true],
  ['api x3', true],
  ['orders: api', true],
  ['a;', true],
  ['redis cache', false],
  ['"Order service"', false],
  ['', false],
])('%j is a diagram: %s', (text, expected) => expect(isDiagramText(text)).toBe(expected));
