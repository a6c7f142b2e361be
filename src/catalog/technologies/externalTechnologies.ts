/** Services of other companies. Their latency is the type's until you have measured yours. */
import {
  siAdyen,
  siAnthropic,
  siApple,
  siAuth0,
  siCloudinary,
  siFacebook,
  siFirebase,
  siGoogle,
  siGoogleanalytics,
  siGooglegemini,
  siGooglemaps,
  siHere,
  siKeycloak,
  siKlarna,
  siMailgun,
  siMapbox,
  siOkta,
  siOpenstreetmap,
  siPaypal,
  siResend,
  siSap,
  siSquare,
  siStripe,
  siVonage,
  siWhatsapp,
} from 'simple-icons';
import type { Defaults, Logo, Technology } from '../componentType';
import { contract, judged, ONE_INSTANCE, sourced } from '../sources';
import { logo } from './logo';

const https = ['https', 'internal'] as const;
const mail = ['https', 'smtp', 'internal'] as const;

const payment = {
  latencyMs: sourced({ p50: 300, p99: 1500 }, judged('a card authorisation asks the card’s bank in turn')),
};
const languageModel = {
  latencyMs: sourced({ p50: 1000, p99: 10_000 }, judged('a short answer of a large language model')),
};

export const externalTechnologies: readonly Technology[] = [
  {
    id: 'stripe',
    label: 'Stripe',
    logo: logo(siStripe),
    keywords: ['payment', 'card'],
    answers: https,
    fields: { kind: 'payment' },
    defaults: payment,
  },
  {
    id: 'paypal',
    label: 'PayPal',
    logo: logo(siPaypal),
    keywords: ['payment'],
    answers: https,
    fields: { kind: 'payment' },
    defaults: payment,
  },
  {
    id: 'twilio',
    label: 'Twilio',
    logo: null,
    keywords: ['sms', 'voice'],
    answers: https,
    fields: { kind: 'sms' },
  },
  {
    id: 'sendgrid',
    label: 'SendGrid',
    logo: null,
    keywords: ['mail', 'email'],
    answers: mail,
    fields: { kind: 'email' },
  },
  {
    id: 'mailgun',
    label: 'Mailgun',
    logo: logo(siMailgun),
    keywords: ['mail', 'email'],
    answers: mail,
    fields: { kind: 'email' },
  },
  {
    id: 'auth0',
    label: 'Auth0',
    logo: logo(siAuth0),
    keywords: ['identity', 'login'],
    answers: https,
    fields: { kind: 'identity' },
  },
  {
    id: 'okta',
    label: 'Okta',
    logo: logo(siOkta),
    keywords: ['identity', 'sso'],
    answers: https,
    fields: { kind: 'identity' },
  },
  {
    id: 'keycloak',
    label: 'Keycloak',
    logo: logo(siKeycloak),
    keywords: ['identity', 'sso', 'self-hosted'],
    answers: ['https', 'http', 'internal'],
    fields: { kind: 'identity' },
    defaults: {
      availability: sourced(0.995, contract(`Its host’s: ${ONE_INSTANCE.text}`)),
      managed: sourced(null, judged('run by us until said otherwise')),
    },
  },
  {
    id: 'firebase-cloud-messaging',
    label: 'Firebase Cloud Messaging',
    logo: logo(siFirebase),
    keywords: ['fcm', 'push', 'google'],
    answers: https,
    fields: { kind: 'push' },
  },
  {
    id: 'apple-push',
    label: 'Apple Push Notification service',
    logo: logo(siApple),
    keywords: ['apns', 'push', 'ios'],
    answers: https,
    fields: { kind: 'push' },
  },
  {
    id: 'google-maps',
    label: 'Google Maps',
    logo: logo(siGooglemaps),
    keywords: ['geocoding', 'directions'],
    answers: https,
    fields: { kind: 'maps' },
  },
  {
    id: 'openai',
    label: 'OpenAI',
    logo: null,
    keywords: ['llm', 'gpt', 'ai'],
    answers: ['https', 'sse', 'websocket', 'internal'],
    fields: { kind: 'ai' },
    defaults: languageModel,
  },
  ofKind('adyen', 'Adyen', siAdyen, ['card'], 'payment', payment),
  ofKind('square', 'Square', siSquare, ['card'], 'payment', payment),
  ofKind('klarna', 'Klarna', siKlarna, ['pay later'], 'payment', payment),
  ofKind('vonage', 'Vonage', siVonage, ['voice', 'nexmo'], 'sms'),
  ofKind('resend', 'Resend', siResend, ['mail'], 'email'),
  ofKind('whatsapp', 'WhatsApp Business', siWhatsapp, ['meta'], 'sms'),
  ofKind('google-sign-in', 'Sign in with Google', siGoogle, ['social login', 'oauth'], 'identity'),
  ofKind('facebook-login', 'Facebook Login', siFacebook, ['social login', 'oauth', 'meta'], 'identity'),
  ofKind('mapbox', 'Mapbox', siMapbox, ['geocoding', 'directions'], 'maps'),
  ofKind('here', 'HERE', siHere, ['geocoding', 'directions'], 'maps'),
  ofKind('openstreetmap', 'OpenStreetMap', siOpenstreetmap, ['osm', 'nominatim', 'osrm'], 'maps'),
  ofKind('cloudinary', 'Cloudinary', siCloudinary, ['images', 'video', 'object cdn', 'imgix'], 'media'),
  ofKind('anthropic', 'Anthropic', siAnthropic, ['llm', 'claude'], 'ai', languageModel),
  ofKind('google-gemini', 'Google Gemini', siGooglegemini, ['llm', 'vertex'], 'ai', languageModel),
  ofKind('google-analytics', 'Google Analytics', siGoogleanalytics, ['tracking'], 'analytics'),
  ofKind('sap', 'SAP', siSap, ['erp'], 'legacy'),
];

function ofKind(
  id: string,
  label: string,
  mark: Logo,
  keywords: readonly string[],
  kind: string,
  defaults?: Partial<Defaults>,
): Technology {
  return {
    id,
    label,
    logo: logo(mark),
    keywords,
    answers: https,
    fields: { kind },
    ...(defaults && { defaults }),
  };
}
