import * as z from 'zod/mini';
import type { Fault, FaultKind } from '../../fake-zendesk/faults.ts';
import { controlsChangeSchema } from '../controls.ts';

const matchSchema = z.strictObject({
  method: z.exactOptional(z.string()),
  /** Beginning of the path with its query. */
  path: z.exactOptional(z.string()),
  nth: z.exactOptional(z.int().check(z.positive())),
});

const common = {
  match: z.exactOptional(matchSchema),
  times: z.exactOptional(z.int().check(z.positive())),
};
const status = z.int().check(z.minimum(200), z.maximum(599));

const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('status'),
    status,
    body: z.exactOptional(z.string()),
    headers: z.exactOptional(z.record(z.string(), z.string())),
  }),
  z.strictObject({ ...common, kind: z.literal('delay'), ms: z.int().check(z.nonnegative()) }),
  z.strictObject({
    ...common,
    kind: z.enum(['lost_answer', 'refused_connection', 'cut_body', 'malformed_body', 'signed_out']),
  }),
  z.strictObject({ ...common, kind: z.literal('html_body'), status: z.exactOptional(status) }),
  z.strictObject({
    ...common,
    kind: z.literal('plain_text_429'),
    retryAfter: z.nullable(z.number()),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('after_effect_status'),
    status,
    body: z.exactOptional(z.string()),
  }),
]);

/** What `POST /control` carries out, in the order in which the parts stand here. */
export const orderSchema = z.strictObject({
  /** Starts the account over from its seed. */
  reset: z.exactOptional(z.literal(true)),
  /** Puts the controls back to their beginning. */
  resetControls: z.exactOptional(z.literal(true)),
  clearFaults: z.exactOptional(z.literal(true)),
  change: z.exactOptional(controlsChangeSchema),
  /** A single fault, beside the switches. */
  fault: z.exactOptional(faultSchema),
});

/** An order to the workspace. */
export type Order = z.infer<typeof orderSchema>;

/** A fault of an order as the account takes it. */
export function faultOf(order: Order): Fault | null {
  const { fault } = order;
  if (fault === undefined) return null;
  const { match, times, ...kind } = fault;
  const what: FaultKind = kind;
  return {
    ...what,
    ...(match === undefined ? {} : { match }),
    ...(times === undefined ? {} : { times }),
  };
}
