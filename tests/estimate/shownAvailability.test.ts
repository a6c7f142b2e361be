import { expect, test } from 'vitest';
import { shownAvailability } from '../../src/estimate/shownAvailability';

test('an exact number stands alone, nine nines and more by its unavailability', () => {
  expect(shownAvailability({ availability: 0.9995, unavailability: 0.0005, exact: true })).toBe('99.95 %');
  expect(shownAvailability({ availability: 1 - 1e-12, unavailability: 1.5e-12, exact: true })).toContain(
    '9985',
  );
});

test('where only bounds are known both are shown', () => {
  const bounded = { availability: 0.99, unavailability: 0.01, exact: false };
  expect(shownAvailability({ ...bounded, availabilityRange: [0.99, 0.9995] })).toBe('99–99.95 %');
  expect(shownAvailability({ ...bounded, availabilityRange: [0.99, 1] })).toBe('99–100 %');
});

test('bounds that read the same are one number', () => {
  const bounded = { availability: 0.99, unavailability: 0.01, exact: false };
  expect(shownAvailability({ ...bounded, availabilityRange: [0.99, 0.9900001] })).toBe('99 %');
});
