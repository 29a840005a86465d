import { toPolicy, type PolicyChoice } from '../../src/core/plan/policy.ts';
import { readReference } from '../../src/core/reference/read-reference.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import {
  loadAccount,
  referenceCsv,
  type AccountName,
} from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import type { FakeOptions } from '../../src/fake-zendesk/options.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { runAudit, type AuditRun } from '../../src/run/audit.ts';
import { NO_READ_MEMORY } from '../../src/run/read-plan/gather-facts.ts';
import { ACCOUNT_READ_RATES } from '../../src/run/read-plan/rates.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { ACCOUNT_LIMITS } from '../../src/zendesk/limits.ts';
import type { MemoryAccount } from '../../src/zendesk/memory-exchange.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import { createPacedTransport } from '../../src/zendesk/paced-transport.ts';
import { createPacer } from '../../src/zendesk/pacer.ts';
import type { Reader } from '../../src/zendesk/reader.ts';
import { createMemoryChannel } from '../../src/zendesk/write/memory-channel.ts';
import { createPacedChannel, type PacedChannel } from '../../src/zendesk/write/paced-channel.ts';

/** A fake account in this very program with what reads and writes it, on a clock that sleeping moves. */
export type Stage = {
  readonly fake: FakeZendesk;
  readonly seed: AccountSeed;
  readonly reference: Reference;
  readonly reader: Reader;
  readonly channel: PacedChannel;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** Sets up one of the bundled accounts. */
export function stageBundled(name: AccountName, options: Partial<FakeOptions> = {}): Stage {
  const file = 'accounts.csv';
  const { reference } = readReference(new TextEncoder().encode(referenceCsv(name)), { file });
  return stage(loadAccount(name), reference, options);
}

/** Sets up an account of a seed beside a reference. */
export function stage(
  seed: AccountSeed,
  reference: Reference,
  options: Partial<FakeOptions> = {},
): Stage {
  let clock = Date.parse(seed.pinnedStart);
  const now = () => clock;
  const sleep = (milliseconds: number) => {
    clock += Math.max(1, Math.ceil(milliseconds));
    return Promise.resolve();
  };
  const fake = createFakeZendesk(seed, { now, ...options });
  return { fake, seed, reference, ...placeOn(fake, { now, sleep }), now, sleep };
}

/** What reads and writes an account from one place: it knows of no other. */
export function placeOn(
  account: MemoryAccount,
  { now, sleep }: Pick<Stage, 'now' | 'sleep'>,
): Pick<Stage, 'reader' | 'channel'> {
  const pacer = createPacer({ limits: ACCOUNT_LIMITS, now, sleep });
  const pacing = { pacer, now, sleep, random: () => 0.5 };
  return {
    reader: createReader(createPacedTransport(createMemoryTransport(account), pacing)),
    channel: createPacedChannel(createMemoryChannel(account), pacing),
  };
}

/** Audits the account of a stage, with the default policy where the test names none. */
export async function auditStage(
  { reader, reference, seed, now }: Stage,
  policy: PolicyChoice = {},
): Promise<AuditRun> {
  return await runAudit({
    reader,
    reference,
    policy: toPolicy(policy),
    subdomain: seed.subdomain,
    mode: 'demo',
    rates: ACCOUNT_READ_RATES,
    remembered: NO_READ_MEMORY,
    now,
    onEvent: () => undefined,
  });
}
