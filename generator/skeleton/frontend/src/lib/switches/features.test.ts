import { expect, test } from 'vitest';
import { AS_USUAL, featuresOf } from './features';

test('features stand as the API says, and as usual where it says nothing', () => {
  expect(featuresOf({ csv_export: false, read_only: true })).toEqual({
    ...AS_USUAL,
    csv_export: false,
    read_only: true,
  });
});

test('what is no answer changes nothing', () => {
  for (const answer of [null, undefined, 'off', { csv_export: 'no', unheard_of: true }])
    expect(featuresOf(answer)).toEqual(AS_USUAL);
});
