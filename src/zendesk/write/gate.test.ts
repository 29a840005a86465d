import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DriftError } from '../../core/problem.ts';
import { composeRequest } from './compose-request.ts';
import { passGate, permittedRequest, requirePassed } from './gate.ts';
import type { WritePermit } from './permit.ts';
import { ALLOWED, anyPermit, LINK, PERMITS } from './write.builders.ts';
import type { WriteRequest } from './write-request.ts';

function isLetPass(request: WriteRequest, permit: WritePermit): boolean {
  try {
    passGate(request, permit);
    return true;
  } catch (error) {
    if (error instanceof DriftError && error.code === 'bug') return false;
    throw error;
  }
}

function isSame(a: WriteRequest, b: WriteRequest): boolean {
  return a.method === b.method && a.path === b.path && a.body === b.body;
}

const anyMethod = fc.oneof(
  fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'put', 'Post', 'PUT\r\n', ''),
  fc.string({ maxLength: 6 }),
);

const anyPath = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('organizations', 'users', 'tickets', 'organization_memberships', 'merge'),
      fc.option(fc.oneof(fc.nat(40), fc.constantFrom('me', 'update_many', '..', '11;12', '%31'))),
      fc.constantFrom('', '/organization_memberships/31/make_default', '/merge', '/tickets'),
      fc.constantFrom('', '.json', '.json/', '.json?x=1', '.json#', '.xml'),
    )
    .map(
      ([resource, id, rest, end]) =>
        `/api/v2/${resource}${id === null ? '' : `/${id}`}${rest}${end}`,
    ),
  fc.webPath(),
  fc.webUrl(),
  fc.string({ unit: 'binary' }),
);

const anyBody = fc.oneof(
  fc.constant(null),
  fc.json(),
  fc.string(),
  fc
    .record({
      organization: fc.record(
        {
          external_id: fc.constantFrom('001ACME001', '', null),
          domain_names: fc.array(fc.domain(), { maxLength: 3 }),
          name: fc.string(),
        },
        { requiredKeys: [] },
      ),
    })
    .map((body) => JSON.stringify(body)),
);

/** Changes a request at one place. Some changes leave it as it is: then it has to pass. */
const nearMiss = (request: WriteRequest) =>
  fc.oneof(
    anyMethod.map((method) => ({ ...request, method })),
    anyPath.map((path) => ({ ...request, path })),
    anyBody.map((body) => ({ ...request, body })),
    editOf(request.path).map((path) => ({ ...request, path })),
    editOf(request.body ?? '').map((body) => ({ ...request, body })),
  );

/** Text with one character put in, taken out, doubled or exchanged. */
function editOf(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(Math.max(0, text.length)), fc.string({ unit: 'binary', maxLength: 2 }), fc.nat(2))
    .map(([at, put, cut]) => text.slice(0, at) + put + text.slice(at + cut));
}

describe('the gate', () => {
  test.each(PERMITS)('lets the one request of $type pass', (permit) => {
    expect(passGate(ALLOWED[permit.type], permit)).toEqual(ALLOWED[permit.type]);
    expect(permittedRequest(permit)).toEqual(ALLOWED[permit.type]);
  });

  test('lets nothing else pass: arbitrary requests', () => {
    fc.assert(
      fc.property(anyPermit, anyMethod, anyPath, anyBody, (permit, method, path, body) => {
        const request = { method, path, body };
        expect(isLetPass(request, permit)).toBe(isSame(request, composeRequest(permit)));
      }),
      { numRuns: 3000 },
    );
  });

  test('lets nothing else pass: near misses of the permitted request', () => {
    let misses = 0;
    fc.assert(
      fc.property(
        anyPermit.chain((permit) =>
          fc.tuple(fc.constant(permit), nearMiss(composeRequest(permit))),
        ),
        ([permit, request]) => {
          const isRight = isSame(request, composeRequest(permit));
          if (!isRight) misses += 1;
          expect(isLetPass(request, permit)).toBe(isRight);
        },
      ),
      { numRuns: 5000 },
    );
    expect(misses).toBeGreaterThan(3000);
  });

  test('lets the request of one permit pass for no other', () => {
    fc.assert(
      fc.property(anyPermit, anyPermit, (permit, other) => {
        const request = composeRequest(permit);
        expect(isLetPass(request, other)).toBe(isSame(request, composeRequest(other)));
      }),
      { numRuns: 2000 },
    );
  });

  test('names itself in what it throws, and nothing of the request', () => {
    expect(() => passGate({ ...ALLOWED.set_org_external_id, method: 'DELETE' }, LINK)).toThrow(
      expect.objectContaining({ code: 'bug', values: { what: 'write_gate' } }),
    );
  });
});

describe('a request that passed', () => {
  const passed = permittedRequest(LINK);

  test('is known by itself', () => {
    expect(() => {
      requirePassed(passed);
    }).not.toThrow();
  });

  test('is not known by a copy, by its likeness, or by what went in', () => {
    const wentIn = { ...ALLOWED.set_org_external_id };
    passGate(wentIn, LINK);
    for (const likeness of [{ ...passed }, structuredClone(passed), wentIn, composeRequest(LINK)])
      expect(() => {
        requirePassed(likeness);
      }).toThrow(DriftError);
  });

  test('cannot be changed any more', () => {
    expect(Object.isFrozen(passed)).toBe(true);
    expect(Reflect.set(passed, 'method', 'DELETE')).toBe(false);
    expect(Reflect.set(passed, 'body', null)).toBe(false);
    expect(passed).toEqual(ALLOWED.set_org_external_id);
  });

  test('is what was looked at, however often the caller’s object changes its mind', () => {
    let asked = 0;
    const twoFaced = {
      ...ALLOWED.set_org_external_id,
      get path() {
        asked += 1;
        return asked === 1 ? ALLOWED.set_org_external_id.path : '/api/v2/tickets/1.json';
      },
    };
    expect(passGate(twoFaced, LINK)).toEqual(ALLOWED.set_org_external_id);
  });
});
