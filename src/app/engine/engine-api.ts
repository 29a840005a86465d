import type { AuditEvent } from '../../run/audit-event.ts';
import type { ApplyEvent } from '../../run/apply/apply-event.ts';
import type { Caps } from '../../core/apply/caps.ts';
import type { Receipt } from '../../core/apply/receipt-format.ts';
import type { Issue, IssueCode, Risk, Subject } from '../../core/detect/issue.ts';
import type { Observation } from '../../core/detect/observation.ts';
import type { Action, Plan } from '../../core/plan/plan-format.ts';
import type { ColumnReport } from '../../core/reference/read-reference.ts';
import type { SetAsideRow, SetAsideValue } from '../../core/reference/reference.ts';
import type { ComparedIssue, Comparison } from '../../core/report/compare.ts';
import type { AuditSummary } from '../../core/report/audit-format.ts';
import type { OrganizationFigures } from '../../core/report/organization-figures.ts';
import type { RowState, TriageRow } from '../../core/report/triage.ts';
import type { Trace } from '../../core/report/trace/trace.ts';
import type { ProblemCode, ProblemValues } from '../../core/problem.ts';
import type { TransportEvent } from '../../zendesk/paced-transport.ts';

/** A reference list that the engine holds, as the page shows it. */
export type ReferenceView = {
  readonly file: string;
  /** When it was loaded, milliseconds since 1970. */
  readonly loadedAt: number;
  readonly digest: string;
  readonly accounts: number;
  /** The first accounts, for the preview. */
  readonly sample: readonly {
    readonly id: string;
    readonly name: string;
    readonly domains: readonly string[];
  }[];
  readonly columns: ColumnReport;
  readonly setAsideRows: readonly SetAsideRow[];
  readonly setAsideValues: readonly SetAsideValue[];
  readonly mode: 'demo' | 'live';
};

/** What a full audit will read, before its first request. */
export type AuditEstimate = {
  readonly organizations: number;
  readonly users: number;
  /** Requests and minutes at the app's limit, by layer. */
  readonly layers: readonly {
    readonly layer: string;
    readonly requests: number;
    readonly minutes: number;
  }[];
  readonly requests: number;
  readonly minutes: number;
  /** Who is signed in: a full audit and an apply need an admin. */
  readonly role: 'admin' | 'agent';
};

/** Which rows of the triage are wanted, and in which order. */
export type RowsQuery = {
  readonly text: string;
  readonly states: readonly RowState[];
  readonly codes: readonly IssueCode[];
  readonly reasons: readonly string[];
  readonly risks: readonly Risk[];
  readonly hidesWithoutWriters: boolean;
  readonly sort: {
    readonly by: 'risk' | 'account' | 'name' | 'issues' | 'prepared' | 'blocked' | 'state';
    readonly isDescending: boolean;
  };
};

/** A window of the triage: the rows from an offset on, and how many the query has in all. */
export type RowsWindow = {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly TriageRow[];
};

/** Everything the page shows of one account. */
export type AccountDetail = {
  readonly row: TriageRow;
  /** Each with its plain sentence and the page in Zendesk where there is one. */
  readonly issues: readonly {
    readonly issue: Issue;
    readonly sentence: string;
    readonly url: string | null;
    readonly actionId: string | null;
  }[];
  readonly actions: readonly Action[];
  readonly observations: readonly {
    readonly observation: Observation;
    readonly sentence: string;
  }[];
  /** What hangs on each of several linked organizations; empty where the account has no duplicates. */
  readonly duplicates: readonly OrganizationFigures[];
};

/** What is left out of the plan by hand. */
export type Selection = {
  readonly withoutAccounts: readonly string[];
  readonly withoutActions: readonly string[];
};

/** A finished audit as the page shows it first. */
export type AuditView = {
  readonly summary: AuditSummary;
  readonly planHash: string;
  readonly createdAt: string;
  /** Against the audit before it, where there was one. */
  readonly comparison: {
    readonly gone: number;
    readonly fresh: number;
    readonly continued: number;
    readonly unchanged: number;
  } | null;
};

/** What a person says before a live apply in the page. */
export type ApplyOrder = {
  readonly selection: Selection;
  readonly confirmedHash: string;
  readonly reason: string;
  readonly caps: Caps;
  readonly settleSeconds: number;
  readonly acceptsPartialReference: boolean;
  readonly acceptsOldPlan: boolean;
};

/** What the page asks of the engine. Every call either answers or fails with a `ProblemView`. */
export type EngineApi = {
  readonly loadReference: (file: string, bytes: ArrayBuffer) => Promise<ReferenceView>;
  /** Switches to the bundled demo account and its reference. */
  readonly loadDemo: () => Promise<ReferenceView>;
  /** The reference kept from an earlier visit, or `null`. */
  readonly currentReference: () => Promise<ReferenceView | null>;
  readonly estimate: (ticketDays: number) => Promise<AuditEstimate>;
  /** An audit of an earlier visit, or one that was stopped, whose pages are still kept; `null` where there is none. */
  readonly unfinishedAudit: () => Promise<UnfinishedAudit | null>;
  /**
   * Returns when the audit came to its end; `null` where it was stopped. With `goesOn` it begins with
   * the pages that an unfinished audit has read, in the ticket window of that one.
   */
  readonly audit: (ticketDays: number, goesOn?: boolean) => Promise<AuditView | null>;
  readonly pause: () => Promise<void>;
  readonly goOn: () => Promise<void>;
  /** Stops an audit at the next page, or an apply after the action in flight. */
  readonly stop: () => Promise<void>;
  readonly cutWaitShort: () => Promise<void>;
  readonly rows: (query: RowsQuery, from: number, count: number) => Promise<RowsWindow>;
  readonly account: (accountId: string | null) => Promise<AccountDetail | null>;
  /** The accounts ticked as reviewed since this audit; `null` is the row of no single account. */
  readonly reviewed: () => Promise<readonly (string | null)[]>;
  readonly markReviewed: (accountId: string | null, isReviewed: boolean) => Promise<void>;
  readonly plan: (selection: Selection) => Promise<Plan>;
  /** A window of one list of the comparison with the audit before; empty where there was none. */
  readonly compared: (
    list: ComparedList,
    from: number,
    count: number,
  ) => Promise<{ readonly total: number; readonly issues: readonly ComparedIssue[] }>;
  readonly trace: (subject: Subject) => Promise<Trace | null>;
  readonly dryRun: (selection: Selection) => Promise<Receipt>;
  readonly apply: (order: ApplyOrder) => Promise<Receipt>;
  /** An apply of an earlier visit that was interrupted; `null` where there is none. */
  readonly interruptedApply: () => Promise<InterruptedApply | null>;
  /** An apply of an earlier visit that was interrupted, completed by reading; `null` where there is none. */
  readonly resumeApply: () => Promise<Receipt | null>;
  /** The artifacts of the audit and the receipts of this visit, by file name. */
  readonly files: () => Promise<readonly { readonly name: string; readonly text: string }[]>;
  /** Earlier audits and receipts of this browser, oldest first. */
  readonly history: () => Promise<readonly HistoryEntry[]>;
  /** Forgets everything kept in this browser. */
  readonly clear: () => Promise<void>;
};

/** An audit that did not come to its end. */
export type UnfinishedAudit = {
  /** When it began, milliseconds since 1970. */
  readonly startedAt: number;
  readonly ticketDays: number;
  /** Pages of records that need not be read again. */
  readonly pages: number;
};

/** An apply that did not come to its receipt. */
export type InterruptedApply = {
  /** ISO 8601. */
  readonly at: string;
  readonly planHash: string;
  readonly reason: string | null;
  readonly mode: 'demo' | 'live';
};

/** The lists of a comparison. */
export type ComparedList = keyof Comparison;

/** One line of the history. */
export type HistoryEntry =
  | {
      readonly kind: 'audit';
      readonly at: string;
      readonly planHash: string;
      readonly issues: number;
      readonly accounts: number;
      readonly mode: 'demo' | 'live';
    }
  | {
      readonly kind: 'receipt';
      readonly at: string;
      readonly planHash: string;
      readonly receipt: Receipt;
    };

/** What the engine tells while it works. */
export type EngineEvent =
  | { readonly kind: 'audit'; readonly event: AuditEvent }
  | { readonly kind: 'apply'; readonly event: ApplyEvent }
  | { readonly kind: 'transport'; readonly event: TransportEvent }
  /** Whether what is kept survives closing the tab; `memory` rules a live apply out. */
  | { readonly kind: 'storage'; readonly state: 'durable' | 'memory' };

/** Why a call failed. Its words are looked up by code. */
export type ProblemView = { readonly code: ProblemCode; readonly values: ProblemValues };
