import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeRequest } from './compose-request.ts';
import { isOfPermittedForm } from './permitted-form.ts';
import { ALLOWED, anyPermit, PERMITS } from './write.builders.ts';

test.each(PERMITS)('a permit to $type becomes exactly the request it allows', (permit) => {
  expect(composeRequest(permit)).toEqual(ALLOWED[permit.type]);
});

test('whatever the permit, what is composed is of the permitted form', () => {
  fc.assert(
    fc.property(anyPermit, (permit) => {
      expect(isOfPermittedForm(composeRequest(permit), permit)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
