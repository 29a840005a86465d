import { expect, test } from 'vitest';
import { changeControls, controlsChangeSchema, firstControls, frameGround } from './controls.ts';

const FIRST = firstControls({ ticket_days: 90, demo: false });

test('a change leaves alone what it does not name', () => {
  const change = { faults: { slow: true }, settings: { ticket_days: 30 } };
  expect(changeControls(FIRST, change)).toEqual({
    ...FIRST,
    faults: { slow: true, rate_limited: false, failing: false, signed_out: false },
    settings: { ticket_days: 30, demo: false },
  });
});

test.each([
  [{ person: 'light_agent' }],
  [{ language: 'de' }],
  [{ rights: { storage: false } }],
  [{ settings: { demo: true } }],
] as const)('%j loads the app anew', (change) => {
  expect(frameGround(changeControls(FIRST, change))).not.toBe(frameGround(FIRST));
});

test.each([[{ colorScheme: 'dark' }], [{ faults: { failing: true } }]] as const)(
  '%j happens under the running app',
  (change) => {
    expect(frameGround(changeControls(FIRST, change))).toBe(frameGround(FIRST));
  },
);

test.each([
  [{ person: 'owner' }],
  [{ faults: { broken: true } }],
  [{ unheard: 1 }],
  [{ settings: { caps: { a: 1 } } }],
])('%j is no change', (change) => {
  expect(controlsChangeSchema.safeParse(change).success).toBe(false);
});
