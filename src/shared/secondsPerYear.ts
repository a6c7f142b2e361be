/** Of a year of 365.25 days. */
export const SECONDS_PER_YEAR = 365.25 * 86_400;
