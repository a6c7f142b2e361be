/** Who may come in, what is kept secret, and the guard before the door. */
import { DoorClosedLocked, ShieldUser, Vault } from 'lucide';
import type { ComponentType } from '../componentType';
import { CALLED, STORE_OUT, WEB } from '../protocolSets';
import { contract, judged, sourced } from '../sources';
import { encryptedAtRest } from './dataFields';
import { choiceField, flagField, numberField } from './fieldMakers';
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
      {
        id: 'grant',
        label: 'Grant',
        help: 'How a client gets a token. Implicit and password are discouraged (OAuth 2.0 Security Best Current Practice).',
        section: 'behaviour',
      },
      [
        ['authorization-code-pkce', 'Authorization code with PKCE'],
        ['authorization-code', 'Authorization code'],
        ['client-credentials', 'Client credentials: programs'],
        ['device-code', 'Device code'],
        ['implicit', 'Implicit'],
        ['password', 'Password'],
      ],
      'authorization-code-pkce',
    ),
    choiceField(
      {
        id: 'tokens',
        label: 'Tokens',
        help: 'Signed ones are checked by anyone, without a call; opaque ones are looked up here with every request.',
        section: 'behaviour',
      },
      [
        ['signed', 'Signed (JWT)'],
        ['opaque', 'Opaque'],
      ],
      'signed',
    ),
    choiceField(
      {
        id: 'signature',
        label: 'Signature',
        help: 'With a shared key (HS256) whoever checks tokens can make them too.',
        section: 'behaviour',
      },
      [
        ['rs256', 'RS256'],
        ['es256', 'ES256'],
        ['eddsa', 'EdDSA'],
        ['hs256', 'HS256: a shared key'],
      ],
      'rs256',
    ),
    numberField(
      {
        id: 'accessTokenMinutes',
        label: 'Access token lasts',
        help: 'A stolen or withdrawn one is good for this long.',
        section: 'reliability',
      },
      { min: 0, unit: 'min', default: 15 },
    ),
    numberField(
      {
        id: 'refreshTokenDays',
        label: 'Refresh token lasts',
        help: 'How long people stay signed in.',
        section: 'behaviour',
      },
      { min: 0, unit: 'days', default: 30 },
    ),
    choiceField(
      {
        id: 'revocation',
        label: 'Withdrawn tokens',
        help: 'How services learn that a token is no longer good.',
        section: 'behaviour',
      },
      [
        ['expiry', 'When they expire'],
        ['deny-list', 'From a deny list'],
        ['lookup', 'By asking here'],
      ],
      'expiry',
    ),
    flagField({
      id: 'multiFactor',
      label: 'Second factor',
      help: 'A password alone lets nobody in.',
      section: 'behaviour',
    }),
    flagField({
      id: 'federated',
      label: 'Federated',
      help: 'People sign in with an account they have elsewhere.',
      section: 'behaviour',
    }),
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
    'hsm',
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
      {
        id: 'asked',
        label: 'Asked',
        help: 'What is read once and kept costs no request anything: draw that connection asynchronous.',
        section: 'behaviour',
      },
      [
        ['start', 'At start'],
        ['cached', 'Now and then, and kept'],
        ['request', 'With every request'],
      ],
      'cached',
    ),
    choiceField(
      {
        id: 'rootKey',
        label: 'Root key',
        help: 'Where the key lives that all others are under; hardware never gives it away.',
        section: 'reliability',
      },
      [
        ['hsm', 'In hardware (HSM)'],
        ['cloud', 'A cloud’s key service'],
        ['software', 'In software'],
      ],
      'hsm',
    ),
    numberField(
      {
        id: 'rotationDays',
        label: 'Replaced every',
        help: 'How long a secret is used; 0: for ever.',
        section: 'reliability',
      },
      { min: 0, unit: 'days', default: 90 },
    ),
    flagField({
      id: 'dynamicSecrets',
      label: 'Short-lived secrets',
      help: 'Each caller gets a password of its own that soon expires.',
      section: 'behaviour',
    }),
    flagField({
      id: 'envelopeEncryption',
      label: 'Envelope encryption',
      help: 'Data is encrypted with keys of its own, which are encrypted here: few calls, much data.',
      section: 'behaviour',
    }),
    flagField(
      {
        id: 'auditLog',
        label: 'Audited',
        help: 'Who read what, and when, is written down.',
        section: 'reliability',
      },
      true,
    ),
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
    flagField(
      {
        id: 'validates',
        label: 'Checks requests',
        help: 'Turns away what isn’t a request it knows.',
        section: 'behaviour',
      },
      true,
    ),
    flagField(
      {
        id: 'sanitises',
        label: 'Cleans requests',
        help: 'Takes out what could be understood as code.',
        section: 'behaviour',
      },
      true,
    ),
    choiceField(
      {
        id: 'authorises',
        label: 'Decides by',
        help: 'How it is decided who may do what.',
        section: 'behaviour',
      },
      [
        ['roles', 'Roles'],
        ['attributes', 'Attributes'],
        ['relations', 'Relations'],
        ['policy', 'Policies as code'],
        ['none', 'Not here'],
      ],
      'roles',
    ),
    flagField({
      id: 'valetKeys',
      label: 'Hands out valet keys',
      help: 'Clients get a short-lived right to one object and fetch it themselves.',
      section: 'behaviour',
    }),
    numberField(
      {
        id: 'keyRotationDays',
        label: 'Keys replaced every',
        help: 'How long a key it signs with is used; 0: for ever.',
        section: 'reliability',
      },
      { min: 0, unit: 'days', default: 90 },
    ),
  ],
  technologies: ['open-policy-agent', 'envoy', 'nginx', 'kong'],
};

export const securityTypes: readonly ComponentType[] = [identityProvider, secretsStore, gatekeeper];
