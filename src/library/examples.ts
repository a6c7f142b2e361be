/**
 * The examples that come with the app: real systems with their numbers, documents like any other. This list says
 * what there is; the text of `examples/<file>` is brought by whoever shows it, as this layer knows no file system.
 */
export interface Example {
  readonly id: string;
  readonly title: string;
  /** One sentence: what there is to see in it. */
  readonly summary: string;
  /** Its name in `src/library/examples/`. */
  readonly file: string;
}

/** In the order people see them; the first is open at the first start. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'url-shortener',
    title: 'URL shortener',
    summary:
      '4,000 redirects a second from a cache over a sharded store, keys from a service of their own, clicks counted on the side.',
    file: 'url-shortener.plumb',
  },
  {
    id: 'ride-sharing',
    title: 'Ride-sharing',
    summary:
      '150,000 places told and 600,000 maps looked at a second; drivers pushed to riders, rides strongly consistent, payment behind a queue.',
    file: 'ride-sharing.plumb',
  },
];

export const example = (id: string): Example | undefined => EXAMPLES.find((one) => one.id === id);
