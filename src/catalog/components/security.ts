/** Who may come in, what is kept secret, and the guard before the door. */
import { DoorClosedLocked, ShieldUser, Vault } from 'lucide';
import type { ComponentType } from '../componentType';
import { choiceField, flagField, found, numberField } from '../fields';
import { CALLED, STORE_OUT, WEB } from '../protocolSets';
import { contract, judged, sourced } from '../sources';
import { encryptedAtRest } from './dataFields';
import { GATEWAY, ONE_HOST } from './nearestRows';

const cognito = contract('Amazon Cognito SLA, 99.9 % (2022)');

const identityProvider: ComponentType = {
  id: 'identity-provider',
  label: 'Identity provider',
  category: 'security',
  role: 'compute',
  icon: ShieldUser,
  summary: 'Signs people and programs in, and hands out tokens that services can check.',
  keywords: [
    'idp',
    'auth',
    'auth server',
    'authorization server',
    'oauth',
    'oidc',
    'openid connect',
    'sso',
    'federated identity',
    'identity broker',
    'saml',
    'login',
    'sign-in',
    'jwt',
    'directory',
  ],
  answers: ['https', 'http', 'grpc', 'ldap', 'internal'],
  speaks: CALLED,
  how: 'sequence',
  defaults: {
    availability: sourced(0.999, cognito),
    latencyMs: sourced({ p50: 20, p99: 150 }, judged('one sign-in or token')),
    capacityRps: sourced(2000, judged('an identity provider’s usual quota')),
    managed: sourced('region', cognito),
  },
  variants: [
    {
      when: { field: 'tokens', value: 'opaque' },
      defaults: {
        latencyMs: sourced(
          { p50: 4, p99: 15 },
          judged('nearest row, a managed key-value store: with every request a token is looked up'),
        ),
      },
    },
    { when: { field: 'managed', value: null }, defaults: { availability: ONE_HOST } },
  ],
  fields: [
    choiceField(
      'grant',
      'Grant',
      'behaviour',
      'How a client gets a token. Implicit and password are discouraged (OAuth 2.0 Security Best Current Practice).',
      [
        ['authorization-code-pkce', 'Authorization code with PKCE'],
        ['authorization-code', 'Authorization code'],
        ['client-credentials', 'Client credentials: programs'],
        ['device-code', 'Device code'],
        ['implicit', 'Implicit'],
        ['password', 'Password'],
      ],
    ),
    choiceField(
      'tokens',
      'Tokens',
      'behaviour',
      'Signed ones are checked by anyone, without a call; opaque ones are looked up here with every request.',
      [
        ['signed', 'Signed (JWT)'],
        ['opaque', 'Opaque'],
      ],
    ),
    choiceField(
      'signature',
      'Signature',
      'behaviour',
      'With a shared key (HS256) whoever checks tokens can make them too.',
      [
        ['rs256', 'RS256'],
        ['es256', 'ES256'],
        ['eddsa', 'EdDSA'],
        ['hs256', 'HS256: a shared key'],
      ],
    ),
    numberField(
      'accessTokenMinutes',
      'Access token lasts',
      'reliability',
      'A stolen or withdrawn one is good for this long.',
      { unit: 'min', default: 15 },
    ),
    numberField('refreshTokenDays', 'Refresh token lasts', 'behaviour', 'How long people stay signed in.', {
      unit: 'days',
      default: 30,
    }),
    choiceField(
      'revocation',
      'Withdrawn tokens',
      'behaviour',
      'How services learn that a token is no longer good.',
      [
        ['expiry', 'When they expire'],
        ['deny-list', 'From a deny list'],
        ['lookup', 'By asking here'],
      ],
    ),
    flagField('multiFactor', 'Second factor', 'behaviour', 'A password alone lets nobody in.'),
    flagField('federated', 'Federated', 'behaviour', 'People sign in with an account they have elsewhere.'),
  ],
  technologies: [
    'keycloak',
    'auth0',
    'okta',
    'cognito',
    'entra-id',
    'google-identity',
    'firebase-auth',
    'ory',
    'active-directory',
    'openldap',
  ],
};

const secretsStore: ComponentType = {
  id: 'secrets-store',
  label: 'Secrets and keys',
  category: 'security',
  role: 'store',
  icon: Vault,
  summary: 'Keeps passwords and keys outside the code, says who read them, and replaces them in time.',
  keywords: [
    'kms',
    'vault',
    'secrets',
    'secret store',
    'key management',
    'credentials',
    'certificates',
    'keys',
  ],
  answers: ['https', 'grpc', 'tcp', 'internal'],
  speaks: STORE_OUT,
  how: 'sequence',
  defaults: {
    availability: sourced(
      0.9999,
      judged('the row of identity and secrets, 99.9 to 99.99 %; AWS KMS SLA promises 99.999 % (2022)'),
    ),
    latencyMs: sourced({ p50: 20, p99: 150 }, judged('the row of identity and secrets: one secret or key')),
    capacityRps: sourced(2000, judged('the row of identity and secrets: a usual quota')),
    managed: sourced('region', judged('kept by a provider, per region')),
  },
  variants: [{ when: { field: 'managed', value: null }, defaults: { availability: ONE_HOST } }],
  fields: [
    choiceField(
      'asked',
      'Asked',
      'behaviour',
      'What is read once and kept costs no request anything: draw that connection asynchronous.',
      [
        ['start', 'At start'],
        ['cached', 'Now and then, and kept'],
        ['request', 'With every request'],
      ],
      'cached',
    ),
    choiceField(
      'rootKey',
      'Root key',
      'reliability',
      'Where the key lives that all others are under; hardware never gives it away.',
      [
        ['hsm', 'In hardware (HSM)', found('Hardware security module', 'hsm')],
        ['cloud', 'A cloud’s key service'],
        ['software', 'In software'],
      ],
    ),
    numberField('rotationDays', 'Replaced every', 'reliability', 'How long a secret is used; 0: for ever.', {
      unit: 'days',
      default: 90,
    }),
    flagField(
      'dynamicSecrets',
      'Short-lived secrets',
      'behaviour',
      'Each caller gets a password of its own that soon expires.',
    ),
    flagField(
      'envelopeEncryption',
      'Envelope encryption',
      'behaviour',
      'Data is encrypted with keys of its own, which are encrypted here: few calls, much data.',
    ),
    flagField('auditLog', 'Audited', 'reliability', 'Who read what, and when, is written down.', true),
    encryptedAtRest,
  ],
  technologies: [
    'vault',
    'aws-secrets-manager',
    'aws-kms',
    'azure-key-vault',
    'google-secret-manager',
    'google-cloud-kms',
    '1password',
  ],
};

const gatekeeper: ComponentType = {
  id: 'gatekeeper',
  label: 'Gatekeeper',
  category: 'security',
  role: 'router',
  icon: DoorClosedLocked,
  summary: 'A guard without keys: checks and cleans every request before anything that has rights sees it.',
  keywords: [
    'valet key',
    'guard',
    'validation',
    'sanitize',
    'bastion',
    'policy',
    'authorization',
    'zero trust',
  ],
  answers: [...WEB, 'tcp', 'internal'],
  speaks: [...WEB, 'tcp', 's3', 'redis', 'ldap', 'amqp', 'internal'],
  how: 'sequence',
  defaults: GATEWAY,
  fields: [
    flagField('validates', 'Checks requests', 'behaviour', 'Turns away what isn’t a request it knows.', true),
    flagField(
      'sanitises',
      'Cleans requests',
      'behaviour',
      'Takes out what could be understood as code.',
      true,
    ),
    choiceField('authorises', 'Decides by', 'behaviour', 'How it is decided who may do what.', [
      ['roles', 'Roles'],
      ['attributes', 'Attributes'],
      ['relations', 'Relations'],
      ['policy', 'Policies as code'],
      ['none', 'Not here'],
    ]),
    flagField(
      'valetKeys',
      'Hands out valet keys',
      'behaviour',
      'Clients get a short-lived right to one object and fetch it themselves.',
    ),
    numberField(
      'keyRotationDays',
      'Keys replaced every',
      'reliability',
      'How long a key it signs with is used; 0: for ever.',
      { unit: 'days', default: 90 },
    ),
  ],
  technologies: ['open-policy-agent', 'envoy', 'nginx', 'kong'],
};

export const securityTypes: readonly ComponentType[] = [identityProvider, secretsStore, gatekeeper];
