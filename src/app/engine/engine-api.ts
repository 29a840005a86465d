import type { AuditEvent } from '../../run/audit-event.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import type { ApplyEvent } from '../../run/apply/apply-event.ts';
import type { Caps } from '../../core/apply/caps.ts';
import type { Outcome, ReceiptEntry } from '../../core/apply/receipt-format.ts';
import type {
  DecisionKind,
  DecisionRejection,
  SetAsideDecision,
} from '../../core/decisions/decision.ts';
import type { Subject } from '../../core/detect/issue.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import type { SetAsideRow, SetAsideValue } from '../../core/reference/reference.ts';
import type { ComparedIssue } from '../../core/report/compare.ts';
import type { Trace } from '../../core/report/trace/trace.ts';
import type { TransportEvent } from '../../zendesk/paced-transport.ts';
import type {
  ReferenceView,
  AuditEstimate,
  RowsQuery,
  RowsWindow,
  ShownIssue,
  AccountDetail,
  Selection,
  AuditView,
  OpenedResults,
  ApplyOrder,
  PlanView,
  ReceiptView,
  Part,
  ApplyNumbers,
  KeptFile,
  CheckReference,
  CheckView,
  DemoSubject,
  DecisionsView,
  DecisionWish,
  UnfinishedAudit,
  InterruptedApply,
  ComparedList,
  HistoryEntry,
} from './engine-views.ts';

/** What the page asks of the engine. Every call either answers or fails with a `ProblemView`. */
export type EngineApi = {
  readonly loadReference: (file: string, bytes: ArrayBuffer) => Promise<ReferenceView>;
  /** Switches to the bundled demo account and its reference. */
  readonly loadDemo: () => Promise<ReferenceView>;
  /** The reference kept from an earlier visit, or `null`. */
  readonly currentReference: () => Promise<ReferenceView | null>;
  readonly setAsideRows: (from: number, count: number) => Promise<Part<SetAsideRow>>;
  readonly setAsideValues: (from: number, count: number) => Promise<Part<SetAsideValue>>;
  /** The decisions that audits and checks of this browser go by. */
  readonly decisions: () => Promise<DecisionsView>;
  /** Puts those of a file in the place of all others, and says which of its rows were set aside. */
  readonly importDecisions: (
    file: string,
    bytes: ArrayBuffer,
  ) => Promise<{
    readonly view: DecisionsView;
    readonly setAside: readonly SetAsideDecision[];
  }>;
  /** Keeps a decision in the place of an earlier one about the same subject, or says why it cannot hold. */
  readonly decide: (wish: DecisionWish) => Promise<DecisionsView | DecisionRejection>;
  readonly withdraw: (kind: DecisionKind, subject: string) => Promise<DecisionsView>;
  /** What accounts are called, by their ids, as far as a list is loaded that has them. */
  readonly accountNames: (ids: readonly string[]) => Promise<Readonly<Record<string, string>>>;
  /** All of them as the file that `importDecisions` takes. */
  readonly decisionsFile: () => Promise<KeptFile>;
  /** Opens results that were handed over. They take the place of what was loaded and found before. */
  readonly openResults: (file: string, bytes: ArrayBuffer) => Promise<OpenedResults>;
  /** The finished audit of this visit, or the one kept from an earlier one; `null` where there is none. */
  readonly currentAudit: () => Promise<AuditView | null>;
  /** Who is signed in to the account of the audit. */
  readonly role: () => Promise<'admin' | 'agent'>;
  /** With `isOfChanges` of an audit that reads only what changed since an earlier one, where it can. */
  readonly estimate: (ticketDays: number, isOfChanges?: boolean) => Promise<AuditEstimate>;
  /** An audit of an earlier visit, or one that was stopped, whose pages are still kept; `null` where there is none. */
  readonly unfinishedAudit: () => Promise<UnfinishedAudit | null>;
  /**
   * Returns when the audit came to its end; `null` where it was stopped. With `goesOn` it begins with
   * the pages that an unfinished audit has read, as that one was asked to read. With `isOfChanges` it
   * reads only what changed since an earlier audit, where it can.
   */
  readonly audit: (
    ticketDays: number,
    goesOn?: boolean,
    isOfChanges?: boolean,
  ) => Promise<AuditView | null>;
  readonly pause: () => Promise<void>;
  readonly goOn: () => Promise<void>;
  /** Stops an audit at the next page, or an apply after the action in flight. */
  readonly stop: () => Promise<void>;
  readonly cutWaitShort: () => Promise<void>;
  readonly rows: (query: RowsQuery, from: number, count: number) => Promise<RowsWindow>;
  readonly account: (accountId: string | null) => Promise<AccountDetail | null>;
  readonly accountIssues: (
    accountId: string | null,
    from: number,
    count: number,
  ) => Promise<Part<ShownIssue>>;
  readonly accountActions: (
    accountId: string | null,
    from: number,
    count: number,
  ) => Promise<Part<Action>>;
  /** The accounts ticked as reviewed under the plan of this audit; `null` is the row of no single account. */
  readonly reviewed: () => Promise<readonly (string | null)[]>;
  readonly markReviewed: (accountId: string | null, isReviewed: boolean) => Promise<void>;
  readonly plan: (selection: Selection) => Promise<PlanView>;
  /** A window of one list of the comparison with the audit before; empty where there was none. */
  readonly compared: (
    list: ComparedList,
    from: number,
    count: number,
  ) => Promise<{ readonly total: number; readonly issues: readonly ComparedIssue[] }>;
  readonly trace: (subject: Subject) => Promise<Trace | null>;
  /** The list that a check would compare with; `null` where there is none. Asks nothing of Zendesk. */
  readonly checkReference: () => Promise<CheckReference | null>;
  /**
   * Begins to ask Zendesk what a check of this will need whatever the list says, where there seems to be
   * one that is not the demo's. Fails where nobody notices: the check asks for itself.
   */
  readonly prepareCheck: (subject: CheckSubject) => Promise<void>;
  /**
   * Checks one ticket, user or organization of the account (of the demo where the list is the demo's).
   * What Zendesk said within the last minute is not asked again, unless the check is to be fresh.
   */
  readonly check: (subject: CheckSubject, isFresh: boolean) => Promise<CheckView>;
  /**
   * Checks freshly and takes the plan of the findings in hand: `plan`, `dryRun`, `applyNumbers` and
   * `apply` are about that plan then, until an audit or another check takes its place.
   */
  readonly takeCheck: (subject: CheckSubject) => Promise<CheckView>;
  /** What of the demo account can be looked at, by kind. */
  readonly demoSubjects: (kind: CheckSubject['kind']) => Promise<readonly DemoSubject[]>;
  readonly dryRun: (selection: Selection) => Promise<ReceiptView>;
  /** The numbers of an apply of the plan that was dry-run last, under these caps. */
  readonly applyNumbers: (caps: Caps) => Promise<ApplyNumbers>;
  readonly apply: (order: ApplyOrder) => Promise<ReceiptView>;
  /** An apply of an earlier visit that was interrupted; `null` where there is none. */
  readonly interruptedApply: () => Promise<InterruptedApply | null>;
  /** An apply of an earlier visit that was interrupted, completed by reading; `null` where there is none. */
  readonly resumeApply: () => Promise<ReceiptView | null>;
  /** A window of what a receipt of this visit or of the history says of the actions, of one outcome or of all. */
  readonly entries: (
    runId: string,
    outcome: Outcome | null,
    from: number,
    count: number,
  ) => Promise<Part<ReceiptEntry>>;
  /** A receipt of this visit or of the history as the file it is. */
  readonly receiptFile: (runId: string) => Promise<KeptFile>;
  /** The artifacts of the audit and the receipts of this visit, by file name. */
  readonly files: () => Promise<readonly KeptFile[]>;
  /** All of them in one. */
  readonly archive: () => Promise<KeptFile>;
  /** Earlier audits and receipts of this browser, oldest first. */
  readonly history: () => Promise<readonly HistoryEntry[]>;
  /** Forgets everything kept in this browser. */
  readonly clear: () => Promise<void>;
};

/** What the engine tells while it works. */
export type EngineEvent =
  | { readonly kind: 'audit'; readonly event: AuditEvent }
  | { readonly kind: 'apply'; readonly event: ApplyEvent }
  | { readonly kind: 'transport'; readonly event: TransportEvent }
  /**
   * What checks rest on has changed elsewhere in this browser: another frame loaded a list, finished
   * an audit or wrote. Or the address of the installation has a new list.
   */
  | { readonly kind: 'changed'; readonly what: 'reference' | 'audit' | 'apply' }
  /** Whether what is kept survives closing the tab; `memory` rules a live apply out. */
  | { readonly kind: 'storage'; readonly state: 'durable' | 'memory' };
