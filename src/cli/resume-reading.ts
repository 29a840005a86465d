import { toInstant } from '../core/tenant/ids.ts';
import { RECORD_LAYERS, type RecordLayer } from '../core/tenant/records.ts';
import type { AuditRun } from '../run/audit.ts';
import { begunWays, type BegunWays } from '../run/read-plan/begun-ways.ts';
import type { ReadWay } from '../run/read-plan/read-plan.ts';
import type { ReadingState } from '../run/reading-state.ts';
import type { Reader } from '../zendesk/reader.ts';
import type { AuditSource } from './audit-source.ts';
import type { Context } from './context.ts';
import { openReading } from './files/kept-reading.ts';
import { keepSnapshot, type SnapshotFacts } from './files/snapshot.ts';

/** A reading that another process can go on with where this one breaks off. */
export type ResumableReading = {
  readonly reader: Reader;
  /** When the reading began, with an earlier process perhaps. Milliseconds since 1970. */
  readonly startedAt: number;
  /** Ways that it keeps to. */
  readonly begun: BegunWays;
  /**
   * Keeps everything that was read as a snapshot.
   * @throws DriftError `output_not_writable`, `snapshot_in_the_way`
   */
  readonly keepAs: (folder: string, run: AuditRun, refused: readonly ReadWay[]) => Promise<void>;
  /** Forgets what was kept: the audit is finished. */
  readonly forget: () => Promise<void>;
  /** Lets another process go on. */
  readonly close: () => Promise<void>;
};

/**
 * Begins to read an account, or goes on with a reading of it that broke off, and says so.
 * @param tell shows a person a line
 * @throws DriftError `audit_running`, `output_not_writable`
 */
export async function resumeReading(
  source: AuditSource,
  isRestart: boolean,
  { shell, words }: Context,
  tell: (line: string) => void,
): Promise<ResumableReading> {
  const { subdomain, mode, settings, now, recallingReader } = source;
  if (recallingReader === null) return keepingNothing(source);
  const { out, ticketDays } = settings;
  const wanted = { subdomain, mode, startedAt: now(), ticketDays };
  const { pid, isRunning } = shell;
  const reading = await openReading(out, wanted, { isRestart, pid, isRunning });
  const { startedAt, memory, forget, close } = reading;
  const refusals = new Map<string, Refusal>();
  const reader = recallingReader({
    ...memory,
    noteRefusal: (request, { status, text }) => {
      refusals.set(request, { request, status, text: text.slice(0, LONGEST_REFUSAL) });
    },
  });
  const currentUser: Reader['currentUser'] = async () => {
    const user = await reader.currentUser();
    const pages = await reading.signIn(user.id);
    const started = toInstant(startedAt);
    if (pages > 0) tell(words.say('cli.progress.going_on', { started, pages }));
    return user;
  };
  const begun = begunWays(reading.requests());
  return {
    reader: { ...reader, currentUser },
    startedAt,
    begun,
    keepAs: async (folder, run, refused) => {
      const facts = snapshotFacts(wanted, run, refused);
      await keepSnapshot(folder, await reading.finish(), {
        ...facts,
        refusals: [...refusals.values()],
      });
    },
    forget,
    close,
  };
}

type Refusal = SnapshotFacts['refusals'][number];

// Enough for what is read of it: a code and a sentence.
const LONGEST_REFUSAL = 4_000;

/** Whether everything was read, but for what the account does not allow. */
export function isWhole({ result }: AuditRun): boolean {
  const { readings } = result.situation.tenant;
  return RECORD_LAYERS.every((layer) => {
    const { why } = readings[layer];
    return why === null || why === 'zendesk_no_permission' || why === 'zendesk_refused';
  });
}

/** What a snapshot says of its reading, but for its refusals. */
export function snapshotFacts(
  { subdomain, mode, ticketDays }: ReadingState,
  { user, ways, readPlan, startedAt }: AuditRun,
  refused: readonly ReadWay[],
): Omit<SnapshotFacts, 'refusals'> {
  const wayOf = (layer: RecordLayer) =>
    ways[layer][0] ?? readPlan.layers.find((one) => one.layer === layer)?.way ?? undefined;
  return {
    subdomain,
    mode,
    started_at: new Date(startedAt).toISOString(),
    ticket_days: ticketDays,
    signed_in: { id: user.id, role: user.role },
    ways: {
      organizations: wayOf('organizations'),
      users: wayOf('users'),
      memberships: wayOf('memberships'),
      tickets: wayOf('tickets'),
    },
    refused_ways: [...refused],
  };
}

function keepingNothing({ reader, now, snapshot }: AuditSource): ResumableReading {
  const nothing = () => Promise.resolve();
  const begun = snapshot?.begun ?? {};
  return { reader, startedAt: now(), begun, keepAs: nothing, forget: nothing, close: nothing };
}
