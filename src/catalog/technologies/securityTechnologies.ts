/** Identity, secrets and policies by product. */
import { si1password, siFirebase, siGoogle, siGooglecloud, siOry, siVault } from 'simple-icons';
import type { Defaults, Protocol, Technology } from '../componentType';
import { contract, judged, ONE_INSTANCE, sourced } from '../sources';
import { logo } from './logo';

const WEB_ONLY: readonly Protocol[] = ['https', 'internal'];

const selfRun: Partial<Defaults> = {
  availability: sourced(0.995, contract(`Its host’s: ${ONE_INSTANCE.text}`)),
  managed: sourced(null, judged('run by us until said otherwise')),
};

export const securityTechnologies: readonly Technology[] = [
  {
    id: 'cognito',
    label: 'Amazon Cognito',
    logo: null,
    keywords: ['aws', 'identity', 'login'],
    answers: WEB_ONLY,
    defaults: { availability: sourced(0.999, contract('Amazon Cognito SLA, 99.9 % (2022)')) },
  },
  {
    id: 'entra-id',
    label: 'Microsoft Entra ID',
    logo: null,
    keywords: ['azure ad', 'identity', 'sso'],
    answers: WEB_ONLY,
    defaults: { managed: sourced('global', judged('run by its maker, in every region')) },
  },
  {
    id: 'google-identity',
    label: 'Google Identity Platform',
    logo: logo(siGoogle),
    keywords: ['gcp', 'social login', 'sign in with google'],
    answers: WEB_ONLY,
    defaults: { managed: sourced('global', judged('run by its maker, in every region')) },
  },
  {
    id: 'firebase-auth',
    label: 'Firebase Authentication',
    logo: logo(siFirebase),
    keywords: ['google', 'login'],
    answers: WEB_ONLY,
  },
  {
    id: 'ory',
    label: 'Ory',
    logo: logo(siOry),
    keywords: ['hydra', 'kratos', 'self-hosted'],
    answers: ['https', 'http', 'grpc', 'internal'],
    defaults: selfRun,
  },
  {
    id: 'active-directory',
    label: 'Active Directory',
    logo: null,
    keywords: ['microsoft', 'kerberos', 'ad'],
    answers: ['ldap', 'https', 'dns', 'internal'],
    defaults: selfRun,
  },
  {
    id: 'openldap',
    label: 'OpenLDAP',
    logo: null,
    keywords: ['directory'],
    answers: ['ldap', 'internal'],
    defaults: selfRun,
  },
  {
    id: 'vault',
    label: 'HashiCorp Vault',
    logo: logo(siVault),
    keywords: ['openbao', 'hashicorp'],
    answers: ['https', 'internal'],
    fields: { dynamicSecrets: true },
    defaults: selfRun,
  },
  {
    id: 'aws-secrets-manager',
    label: 'AWS Secrets Manager',
    logo: null,
    keywords: ['amazon'],
    answers: WEB_ONLY,
  },
  {
    id: 'aws-kms',
    label: 'AWS KMS',
    logo: null,
    keywords: ['amazon', 'key management service', 'cloudhsm'],
    answers: WEB_ONLY,
    fields: { envelopeEncryption: true },
    defaults: {
      availability: sourced(0.99999, contract('AWS Key Management Service SLA, 99.999 % (2022)')),
      managed: sourced('region', contract('AWS Key Management Service SLA, per region (2022)')),
    },
  },
  {
    id: 'azure-key-vault',
    label: 'Azure Key Vault',
    logo: null,
    keywords: ['microsoft', 'hsm'],
    answers: WEB_ONLY,
  },
  {
    id: 'google-secret-manager',
    label: 'Google Secret Manager',
    logo: logo(siGooglecloud),
    keywords: ['gcp'],
    answers: ['https', 'grpc', 'internal'],
  },
  {
    id: 'google-cloud-kms',
    label: 'Google Cloud KMS',
    logo: logo(siGooglecloud),
    keywords: ['gcp', 'hsm'],
    answers: ['https', 'grpc', 'internal'],
    fields: { envelopeEncryption: true },
  },
  {
    id: '1password',
    label: '1Password',
    logo: logo(si1password),
    keywords: ['doppler', 'infisical'],
    answers: WEB_ONLY,
    defaults: { managed: sourced('global', judged('run by its maker')) },
  },
  {
    id: 'open-policy-agent',
    label: 'Open Policy Agent',
    logo: null,
    keywords: ['opa', 'rego'],
    fields: { authorises: 'policy' },
  },
];
