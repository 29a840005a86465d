import type { Brand } from '../../core/brand.ts';
import { DriftError } from '../../core/problem.ts';
import { composeRequest } from './compose-request.ts';
import { isOfPermittedForm } from './permitted-form.ts';
import type { WritePermit } from './permit.ts';
import type { WriteRequest } from './write-request.ts';

/** A request that the gate has let pass. Nothing but the gate can make one. */
export type PassedRequest = Brand<WriteRequest, 'PassedTheWriteGate'>;

const passed = new WeakSet<WriteRequest>();

/**
 * The only door for writes. Lets the one request of a permit pass, and nothing else.
 *
 * @throws DriftError `bug` for a request in any other form: it is never sent
 */
export function passGate(request: WriteRequest, permit: WritePermit): PassedRequest {
  // What is looked at is what is sent: nobody holds this copy, and it cannot change any more.
  const frozen: WriteRequest = Object.freeze({
    method: request.method,
    path: request.path,
    body: request.body,
  });
  if (!isOfPermittedForm(frozen, permit)) throw new DriftError('bug', { what: 'write_gate' });
  passed.add(frozen);
  requirePassed(frozen);
  return frozen;
}

/** The request of a permit, passed through the gate. */
export function permittedRequest(permit: WritePermit): PassedRequest {
  return passGate(composeRequest(permit), permit);
}

/**
 * Asked by every channel before it sends.
 * @throws DriftError `bug` for a request that did not come through the gate: it is never sent
 */
export function requirePassed(request: WriteRequest): asserts request is PassedRequest {
  if (!passed.has(request)) throw new DriftError('bug', { what: 'write_gate' });
}
