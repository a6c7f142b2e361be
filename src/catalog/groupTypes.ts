/**
 * The kinds of boundary a group can be, in the order people see them. Zones and regions fail as one; the others are
 * drawn for people and for rules. A kind this version doesn't know is kept and drawn under its own name.
 */
import {
  Building2,
  Fence,
  Globe,
  Layers,
  MapPin,
  Network,
  Puzzle,
  Rows3,
  ShieldHalf,
  UserRound,
  Users,
} from 'lucide';
import type { Field, IconNode, Sourced } from './componentType';
import { choiceField, flagField, found, textField, wholeField } from './fields';
import { TYPICAL_REGION_AVAILABILITY, TYPICAL_ZONE_AVAILABILITY } from './network';

export interface GroupType {
  readonly id: string;
  readonly label: string;
  readonly icon: IconNode;
  /** What it says about what stands in it. */
  readonly help: string;
  /** What standing in it means for a part, after "In zone eu-west-1a:". */
  readonly standing: string;
  readonly keywords: readonly string[];
  /** When it is down, so is everything in it. */
  readonly failsAsOne: boolean;
  /** Offered, never imposed; of kinds that fail. */
  readonly typicalAvailability?: Sourced<number>;
  readonly fields: readonly Field[];
}

export const GROUP_TYPES: readonly GroupType[] = [
  {
    id: 'zone',
    label: 'Zone',
    icon: MapPin,
    help: 'One failure domain of a region: power, cooling and network of its own. Replicas belong in several.',
    standing: 'fails with it',
    keywords: ['availability zone', 'az', 'failure domain', 'rack'],
    failsAsOne: true,
    typicalAvailability: TYPICAL_ZONE_AVAILABILITY,
    fields: [],
  },
  {
    id: 'region',
    label: 'Region',
    icon: Globe,
    help: 'Zones near each other, far from other regions. Its name tells how far: eu-west-1, us-east-1.',
    standing: 'fails with it, near what is in it and far from other regions',
    keywords: ['geography', 'location', 'multi-region'],
    failsAsOne: true,
    typicalAvailability: TYPICAL_REGION_AVAILABILITY,
    fields: [],
  },
  {
    id: 'data-centre',
    label: 'Data centre',
    icon: Building2,
    help: 'A building of machines. In the numbers only zones and regions fail: where it does as a whole, draw it as a zone.',
    standing: 'stands in its building',
    keywords: ['datacenter', 'data center', 'dc', 'on-premises', 'colocation'],
    failsAsOne: false,
    fields: [
      textField('location', 'Location', 'behaviour', 'Where it stands.'),
      choiceField('site', 'Is', 'reliability', 'What it is there for when another one is lost.', [
        ['active', 'At work'],
        ['hot-standby', 'Ready to take over at once'],
        ['warm-standby', 'Ready within minutes'],
        ['cold-standby', 'Ready once started'],
        ['backup', 'Copies only'],
      ]),
    ],
  },
  {
    id: 'network',
    label: 'Network',
    icon: Network,
    help: 'Addresses that reach each other directly: a VPC, a subnet.',
    standing: 'reached directly from what is in it',
    keywords: ['vpc', 'vnet', 'subnet', 'private network', 'lan'],
    failsAsOne: false,
    fields: [
      choiceField('exposure', 'Reached from', 'behaviour', 'Who can open a connection into it.', [
        ['private', 'Inside only'],
        ['public', 'The internet'],
      ]),
      textField('addresses', 'Addresses', 'behaviour', 'Its range, like 10.0.0.0/16.'),
    ],
  },
  {
    id: 'cluster',
    label: 'Cluster',
    icon: Layers,
    help: 'Machines that are run as one: a Kubernetes cluster, a group of nodes that know each other.',
    standing: 'run with the other machines in it',
    keywords: ['kubernetes', 'k8s', 'node pool', 'ecs', 'nomad'],
    failsAsOne: false,
    fields: [
      choiceField(
        'mode',
        'Its nodes',
        'reliability',
        'Whether all of them work, or some wait for others to fail.',
        [
          ['active-active', 'All work (active-active)'],
          ['active-passive', 'Some stand by (active-passive)'],
        ],
      ),
      wholeField('nodes', 'Nodes', 'performance', 'Machines in it.', { max: 100_000 }),
    ],
  },
  {
    id: 'bulkhead',
    label: 'Bulkhead',
    icon: Rows3,
    help: 'A pool of its own: when it is full, only what is in it waits.',
    standing: 'waits only for what is in it',
    keywords: ['thread pool', 'isolation', 'cell', 'stamp'],
    failsAsOne: false,
    fields: [
      wholeField('maxConcurrent', 'Calls at once', 'reliability', 'More than these wait or are refused.', {
        max: 1_000_000,
      }),
    ],
  },
  {
    id: 'trust',
    label: 'Trust boundary',
    icon: ShieldHalf,
    help: 'Whatever crosses it is checked: who asks, and what for.',
    standing: 'what reaches it from outside is checked',
    keywords: ['security zone', 'dmz', 'perimeter', 'zero trust'],
    failsAsOne: false,
    fields: [
      choiceField('level', 'Trusted', 'behaviour', 'How far what is in it is believed.', [
        ['internal', 'Ours'],
        ['dmz', 'Between inside and outside'],
        ['public', 'Anybody’s'],
        ['restricted', 'Ours, for few'],
      ]),
    ],
  },
  {
    id: 'team',
    label: 'Team',
    icon: Users,
    help: 'What one team builds and answers for.',
    standing: 'built and answered for by it',
    keywords: ['owner', 'squad', 'ownership'],
    failsAsOne: false,
    fields: [textField('contact', 'Reached at', 'behaviour', 'Where to turn when something in it fails.')],
  },
  {
    id: 'bounded-context',
    label: 'Bounded context',
    icon: Puzzle,
    help: 'One model and one language: the same word means the same thing throughout it.',
    standing: 'speaks its language',
    keywords: ['domain', 'subdomain', 'ddd', 'module', 'service boundary'],
    failsAsOne: false,
    fields: [
      choiceField('kind', 'Part of the business', 'behaviour', 'How much of what sets us apart is in it.', [
        ['core', 'Core'],
        ['supporting', 'Supporting'],
        ['generic', 'Generic'],
      ]),
    ],
  },
  {
    id: 'tier',
    label: 'Tier',
    icon: Fence,
    help: 'A layer of the system: it calls the one below.',
    standing: 'calls the tier below',
    keywords: ['layer', 'n-tier', 'three-tier', 'presentation', 'business logic'],
    failsAsOne: false,
    fields: [
      choiceField(
        'layer',
        'Holds',
        'behaviour',
        'What belongs in it.',
        [
          ['presentation', 'What people see', found('Presentation tier')],
          ['logic', 'Business logic', found('Logic tier')],
          ['data', 'Data access and data', found('Data tier')],
        ],
        null,
      ),
      flagField('open', 'May be skipped', 'behaviour', 'The tier above may call the one below it directly.'),
    ],
  },
  {
    id: 'tenant',
    label: 'Tenant',
    icon: UserRound,
    help: 'What belongs to one customer.',
    standing: 'belongs to that customer',
    keywords: ['customer', 'multi-tenant', 'account', 'silo', 'pool'],
    failsAsOne: false,
    fields: [
      choiceField(
        'isolation',
        'Kept apart by',
        'data',
        'How much customers share, and so how far one can harm another.',
        [
          ['silo', 'Everything of its own'],
          ['schema', 'A schema of its own'],
          ['row', 'A mark on each record'],
        ],
      ),
    ],
  },
];

const byId: ReadonlyMap<string, GroupType> = new Map(GROUP_TYPES.map((type) => [type.id, type]));

/** The kind of that id; undefined for one this version doesn't know. */
export const groupType = (id: string): GroupType | undefined => byId.get(id);

/** What it is called in a sentence or on a frame; an unknown kind by its id. */
export const groupKind = (id: string): string => groupType(id)?.label.toLowerCase() ?? id;

/** Kinds every word of which begins one of their words; those called so first. Nothing typed: all. */
export function searchGroupTypes(query: string): readonly GroupType[] {
  const words = wordsIn(query);
  const hasAll = (text: string): boolean => {
    const own = wordsIn(text);
    return words.every((word) => own.some((other) => other.startsWith(word)));
  };
  const titled = GROUP_TYPES.filter(({ label }) => hasAll(label));
  const others = GROUP_TYPES.filter(
    ({ label, keywords }) => !hasAll(label) && [...keywords, `${label} boundary group`].some(hasAll),
  );
  return [...titled, ...others];
}

export interface NamedGroupType {
  readonly type: GroupType;
  /** What it is to be called; empty: as its kind is. */
  readonly name: string;
}

/** What is meant by a kind with a name behind it: "zone eu-west-1a", "payments team". Null: no word of it is a kind's. */
export function groupMeantBy(text: string): NamedGroupType | null {
  const words = text.trim().split(/\s+/u).filter(Boolean);
  for (let count = words.length; count > 0; count--) {
    const first = kindCalled(words.slice(0, count).join(' '));
    if (first) return { type: first, name: words.slice(count).join(' ') };
  }
  const last = words.length > 1 ? kindCalled(words.at(-1) ?? '') : undefined;
  return last ? { type: last, name: text.trim().replace(/\s+/gu, ' ') } : null;
}

function kindCalled(words: string): GroupType | undefined {
  const called = words.toLowerCase();
  const isCalled = (one: string) => one === called || `${one}s` === called;
  return (
    GROUP_TYPES.find(({ id, label }) => isCalled(id) || isCalled(label.toLowerCase())) ??
    GROUP_TYPES.find(({ keywords }) => keywords.some(isCalled))
  );
}

const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
