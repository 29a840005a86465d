import * as z from 'zod/mini';
import type { DetectionSize } from './detection-account.ts';
import type { Side } from './detection-pass.ts';

/** What this program is told: which side it is, and how large the account. */
const orderSchema = z.object({
  side: z.enum(['ours', 'duckdb']),
  size: z.object({
    accounts: z.number(),
    usersPerAccount: z.number(),
    ticketsPerAccount: z.number(),
  }),
});

/** One of them. */
export type SideOrder = z.infer<typeof orderSchema>;

// One side alone in this process, so that the peak memory is its own: each message asks for a pass.
const { side, size } = orderSchema.parse(JSON.parse(process.argv[2] ?? ''));
const pass = await sideOf(side, size);
process.on('message', () => {
  void pass().then((done) => process.send?.(done));
});
process.send?.('ready');

/** Neither side's program is loaded for the other. */
async function sideOf(name: SideOrder['side'], ofSize: DetectionSize): Promise<Side> {
  if (name === 'ours') return (await import('./detection-ours.ts')).ourDetection(ofSize);
  return (await import('./detection-duckdb.ts')).duckDetection(ofSize);
}
