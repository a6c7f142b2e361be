export const DAYS_PER_YEAR = 365.25;
export const SECONDS_PER_DAY = 86_400;

/** Of a year of 365.25 days. */
export const SECONDS_PER_YEAR = DAYS_PER_YEAR * SECONDS_PER_DAY;
