import { render, type RenderResult } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { auditOf } from '../../../../tests/support/audit.builders.ts';
import { RUN_FACTS } from '../../../core/report/results/results.builders.ts';
import { resultsOf } from '../../../core/report/results/results.ts';
import type { Receipt } from '../../../core/apply/receipt-format.ts';
import { writeReceipt } from '../../../core/apply/receipt.ts';
import { triageRows, type TriageRow } from '../../../core/report/triage.ts';
import { traceSubject } from '../../../core/report/trace/trace-subject.ts';
import { auditSummary } from '../../../core/report/summary.ts';
import { ENGLISH } from '../../../words/english.ts';
import { groupByAccount, shownPart } from '../../engine/account-details.ts';
import { partOf } from '../../engine/part-of.ts';
import { viewPlan } from '../../engine/views.ts';
import type { EngineApi, EngineEvent } from '../../engine/engine-api.ts';
import type { AuditView } from '../../engine/engine-views.ts';
import { EngineEventsContext } from '../engine-events/engine-events.ts';
import { PageTheme } from '../theme/page-theme.tsx';
import { toPageWords, WordsContext } from '../words/use-words.ts';

/** An audit with a repair of an organization, one of a user, a duplicate and a user of no single account. */
export const SAMPLE = auditOf({
  accounts: [
    { id: '001ACME001', name: 'Acme Healthcare', domains: ['health.example', 'group.example'] },
    { id: '001ACME002', name: 'Acme Labs', domains: ['labs.example', 'group.example'] },
    { id: '001ACME004', name: 'Acme Retail', domains: ['retail.example'] },
  ],
  organizations: [
    { id: 11, name: 'Acme Healthcare', domainNames: ['health.example'] },
    { id: 21, name: 'Acme Labs', externalId: '001ACME002', domainNames: ['labs.example'] },
    { id: 22, name: 'ACME Laboratories', externalId: '001acme002' },
    { id: 41, name: 'Acme Retail', externalId: '001ACME004', domainNames: ['retail.example'] },
  ],
  users: [
    { id: 201, email: 'robin@labs.example', memberOf: [21] },
    { id: 401, email: 'rene@retail.example' },
    { id: 501, email: 'kim@group.example' },
  ],
});

/** The sample's results. */
const SAMPLE_RESULTS = resultsOf(SAMPLE, RUN_FACTS, null);

/** The rows of the sample. */
export const SAMPLE_ROWS = triageRows(SAMPLE.detection.issues, SAMPLE.plan.actions);

/** The sample as the page shows it first. */
export function sampleView(different: Partial<AuditView> = {}): AuditView {
  const summary = auditSummary(SAMPLE);
  const { plan_hash, created_at } = SAMPLE.plan;
  const { startedAt, finishedAt, referenceFile } = SAMPLE_RESULTS.run;
  return {
    summary,
    planHash: plan_hash,
    createdAt: created_at,
    startedAt,
    finishedAt,
    referenceFile,
    hasRecords: true,
    handedOver: null,
    comparison: null,
    ...different,
  };
}

/** An engine over the sample that answers what triage, account, plan and trace ask; the rest is the test's. */
export function sampleEngine(different: Partial<EngineApi> = {}): EngineApi {
  const details = groupByAccount(SAMPLE_RESULTS, SAMPLE_ROWS, ENGLISH);
  const reviewed = new Set<string | null>();
  return {
    ...NOT_ASKED,
    rows: async (query, from, count) => {
      const text = query.text.toLowerCase();
      const fits = (row: TriageRow) =>
        row.accountName.toLowerCase().includes(text) &&
        (query.codes.length === 0 || row.topIssueCodes.some((code) => query.codes.includes(code)));
      const rows = SAMPLE_ROWS.filter(fits);
      return Promise.resolve({ total: rows.length, from, rows: rows.slice(from, from + count) });
    },
    account: async (accountId) => Promise.resolve(details.detailOf(accountId)),
    accountIssues: async (accountId, from, count) =>
      Promise.resolve(
        shownPart(partOf(details.issuesOf(accountId), from, count), details.showIssue),
      ),
    accountActions: async (accountId, from, count) =>
      Promise.resolve(partOf(details.actionsOf(accountId), from, count)),
    reviewed: async () => Promise.resolve([...reviewed]),
    markReviewed: async (accountId, isReviewed) => {
      if (isReviewed) reviewed.add(accountId);
      else reviewed.delete(accountId);
      return Promise.resolve();
    },
    plan: async () => Promise.resolve(viewPlan(SAMPLE.plan)),
    trace: async (subject) => Promise.resolve(traceSubject(SAMPLE, subject)),
    ...different,
  };
}

/** What an engine says of a receipt, for the parts of the page that show one. */
export function tellingOf(receipt: Receipt): Pick<EngineApi, 'entries' | 'receiptFile'> {
  return {
    entries: async (_, outcome, from, count) => {
      const meant = receipt.entries.filter((one) => outcome === null || one.outcome === outcome);
      return Promise.resolve(partOf(meant, from, count));
    },
    receiptFile: async () =>
      Promise.resolve({
        name: `${receipt.kind}_receipt.json`,
        content: new Blob([writeReceipt(receipt)]),
      }),
  };
}

async function notAsked(): Promise<never> {
  return Promise.reject(new Error('the test did not expect this call'));
}

const NOT_ASKED: EngineApi = {
  loadReference: notAsked,
  loadDemo: notAsked,
  currentReference: notAsked,
  setAsideRows: notAsked,
  setAsideValues: notAsked,
  decisions: notAsked,
  importDecisions: notAsked,
  decide: notAsked,
  withdraw: notAsked,
  accountNames: notAsked,
  decisionsFile: notAsked,
  openResults: notAsked,
  currentAudit: notAsked,
  role: notAsked,
  estimate: notAsked,
  unfinishedAudit: notAsked,
  audit: notAsked,
  pause: notAsked,
  goOn: notAsked,
  stop: notAsked,
  cutWaitShort: notAsked,
  rows: notAsked,
  account: notAsked,
  accountIssues: notAsked,
  accountActions: notAsked,
  reviewed: notAsked,
  markReviewed: notAsked,
  plan: notAsked,
  compared: notAsked,
  trace: notAsked,
  checkReference: notAsked,
  prepareCheck: () => Promise.resolve(),
  check: notAsked,
  takeCheck: notAsked,
  demoSubjects: notAsked,
  dryRun: notAsked,
  applyNumbers: notAsked,
  apply: notAsked,
  interruptedApply: notAsked,
  resumeApply: notAsked,
  entries: notAsked,
  receiptFile: notAsked,
  files: notAsked,
  archive: notAsked,
  history: notAsked,
  clear: notAsked,
};

/** A page with a theme and an engine that can be heard. */
export type ShownPage = RenderResult & {
  /** Tells the page what the engine does. Call it within `act`. */
  readonly tell: (event: EngineEvent) => void;
};

/** Shows a part of the page. */
export function show(part: ReactNode): ShownPage {
  const listeners = new Set<(event: EngineEvent) => void>();
  const hear = (listener: (event: EngineEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const within = (inner: ReactNode) => (
    <WordsContext.Provider value={toPageWords(ENGLISH)}>
      <PageTheme scheme="light">
        <EngineEventsContext.Provider value={hear}>
          <main>{inner}</main>
        </EngineEventsContext.Provider>
      </PageTheme>
    </WordsContext.Provider>
  );
  const result = render(within(part));
  return {
    ...result,
    rerender: (inner) => {
      result.rerender(within(inner));
    },
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** What axe finds wrong with the structure of the page. Colours and sizes need a real browser. */
export async function structureFaults(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** An answer that the test gives when it wants to. */
export function pending<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (why: unknown) => void;
} {
  let settle: Pick<ReturnType<typeof pending<Value>>, 'resolve' | 'reject'> | null = null;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const settled = () => {
    if (settle === null) throw new Error('a promise calls its function at once');
    return settle;
  };
  return {
    promise,
    resolve: (value) => {
      settled().resolve(value);
    },
    reject: (why) => {
      settled().reject(why);
    },
  };
}
