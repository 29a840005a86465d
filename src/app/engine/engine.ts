import { applyCalls } from './apply-calls.ts';
import { auditCalls } from './audit-calls.ts';
import type { EngineApi } from './engine-api.ts';
import { fileCalls } from './file-calls.ts';
import type { EnginePorts } from './ports.ts';
import { receiptCalls } from './receipt-calls.ts';
import { referenceCalls } from './reference-calls.ts';
import { resultsCalls } from './results-calls.ts';
import { checkCalls } from './check-calls.ts';
import { exclusively, forgetAll, startSession } from './session.ts';

/**
 * The engine behind the page: it holds the reference, the audit and the receipts of one visit, and does
 * one job at a time. Every call rejects with a `DriftError` where it cannot be answered.
 */
export function createEngine(ports: EnginePorts): EngineApi {
  const session = startSession(ports);
  return {
    ...referenceCalls(session),
    ...resultsCalls(session),
    ...auditCalls(session),
    ...checkCalls(session),
    ...applyCalls(session),
    ...receiptCalls(session),
    ...fileCalls(session),
    clear: async () => {
      await exclusively(session, async () => {
        if (ports.kept.state() === 'durable') await ports.journal.forget();
        await session.keeping.clear();
        forgetAll(session);
        ports.neighbours.tell('reference');
      });
    },
  };
}
