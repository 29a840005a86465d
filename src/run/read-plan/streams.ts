import { DriftError, type ProblemCode } from '../../core/problem.ts';
import type { RecordLayer } from '../../core/tenant/records.ts';
import type { Page } from '../../zendesk/reader.ts';
import { endsTheAudit } from './ends-the-audit.ts';
import type { LayerOutcome, PlannedReading } from './planned-reading.ts';
import type { ReadWay } from './read-plan.ts';

/** The state of a reading that its streams share. */
export type Course = {
  readonly reading: PlannedReading;
  readonly refused: Set<ReadWay>;
  /** Resolves when all organizations came; rejects where they could not be read. */
  readonly organizations: Promise<void>;
  /** Says whether another stream failed, so that going on is of no use. */
  readonly isGivenUp: () => boolean;
};

/**
 * Reads a layer by the first of some ways that the account allows.
 * @throws DriftError where the problem concerns more than the layer
 */
export async function readByFirstWay(
  { refused, reading }: Course,
  layer: RecordLayer,
  ways: readonly ReadWay[],
  read: (way: ReadWay) => Promise<void>,
): Promise<LayerOutcome> {
  const outcome = await tryWays(refused, layer, ways, read);
  reading.onLayer(outcome);
  return outcome;
}

async function tryWays(
  refused: Set<ReadWay>,
  layer: RecordLayer,
  ways: readonly ReadWay[],
  read: (way: ReadWay) => Promise<void>,
): Promise<LayerOutcome> {
  let problem = new DriftError('zendesk_no_permission', { what: layer });
  for (const way of ways) {
    if (refused.has(way)) continue;
    try {
      await read(way);
      return { layer, ways: [way], problem: null };
    } catch (error) {
      if (!(error instanceof DriftError)) throw error;
      problem = causeOf(error);
      if (endsTheAudit(layer, problem.code)) throw problem;
      if (!isRefusal(error)) return { layer, ways: [way], problem };
      refused.add(way);
    }
  }
  return { layer, ways: [], problem };
}

/** Hands on all pages. What came before an error stays, and the error then is no refusal. */
export async function pour<Item>(
  course: Pick<Course, 'isGivenUp'>,
  pages: AsyncIterable<Item>,
  take: (page: Item) => void | Promise<void>,
): Promise<void> {
  let isFirst = true;
  try {
    for await (const page of pages) {
      isFirst = false;
      await take(page);
      if (course.isGivenUp()) return;
    }
  } catch (error) {
    if (isFirst || !(error instanceof DriftError)) throw error;
    throw new BrokenOff(error);
  }
}

/** The records of a page that are wanted, with all that could not be understood. */
export function only<Item>(page: Page<Item>, isWanted: (item: Item) => boolean): Page<Item> {
  return { ...page, records: page.records.filter(isWanted) };
}

/** A reading that ended with an error after it gave something. */
class BrokenOff extends DriftError {
  readonly reason: DriftError;

  constructor(reason: DriftError) {
    super(reason.code, reason.values);
    this.reason = reason;
  }
}

/** The problem as it was met. */
export function causeOf(error: DriftError): DriftError {
  return error instanceof BrokenOff ? error.reason : error;
}

/** Whether the account refused a way before it gave anything. */
export function isRefusal(error: DriftError): boolean {
  return !(error instanceof BrokenOff) && REFUSALS.has(error.code);
}

const REFUSALS: ReadonlySet<ProblemCode> = new Set(['zendesk_no_permission', 'zendesk_refused']);
