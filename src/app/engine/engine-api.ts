import type { AuditEvent } from '../../run/audit-event.ts';
import type { Check } from '../../run/check/check.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import type { ApplyEvent } from '../../run/apply/apply-event.ts';
import type { Caps } from '../../core/apply/caps.ts';
import type { Outcome, Receipt, ReceiptEntry } from '../../core/apply/receipt-format.ts';
import type {
  Decision,
  DecisionKind,
  DecisionRejection,
  SetAsideDecision,
} from '../../core/decisions/decision.ts';
import type { DecisionRow } from '../../core/decisions/decisions-csv.ts';
import type { Issue, IssueCode, Risk, Subject } from '../../core/detect/issue.ts';
import type { Observation } from '../../core/detect/observation.ts';
import type { Action, ActionType, Plan } from '../../core/plan/plan-format.ts';
import type { ColumnReport } from '../../core/reference/read-reference.ts';
import type { SetAsideRow, SetAsideValue } from '../../core/reference/reference.ts';
import type { ComparedIssue, Comparison } from '../../core/report/compare.ts';
import type { AuditSummary } from '../../core/report/audit-format.ts';
import type { OrganizationFigures } from '../../core/report/organization-figures.ts';
import type { RowState, TriageRow } from '../../core/report/triage.ts';
import type { Trace } from '../../core/report/trace/trace.ts';
import type { ProblemCode, ProblemValues } from '../../core/problem.ts';
import type { ReadPlan } from '../../run/read-plan/read-plan.ts';
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
  /** How many rows and values were set aside. */
  readonly setAsideRows: number;
  readonly setAsideValues: number;
  readonly mode: 'demo' | 'live';
};

/** What a full audit will read and how, before its first record. */
export type AuditEstimate = Pick<ReadPlan, 'layers' | 'lanes' | 'requests' | 'minutes'> & {
  /** About. */
  readonly organizations: number;
  readonly users: number;
  /**
   * When the audit began, milliseconds since 1970, that another one may build on and read only what
   * changed since; `null` where there is none.
   */
  readonly changesSince: number | null;
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

/** An issue with its plain sentence and the page in Zendesk where there is one. */
export type ShownIssue = {
  readonly issue: Issue;
  readonly sentence: string;
  readonly url: string | null;
  readonly actionId: string | null;
};

/** What the page shows first of one account. */
export type AccountDetail = {
  readonly row: TriageRow;
  /** The first of its issues and of its actions: see `accountIssues` and `accountActions`. */
  readonly issues: Part<ShownIssue>;
  readonly actions: Part<Action>;
  readonly observations: readonly {
    readonly observation: Observation;
    readonly sentence: string;
  }[];
  /** What hangs on each of the organizations that carry its id, where there are several. */
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
  /** When the reading began and when the audit was done, milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Name of the list that Zendesk was compared with. */
  readonly referenceFile: string;
  /** Whether the records are there that were read: without them a trace tells only what fired. */
  readonly hasRecords: boolean;
  /** The file in which the results were handed over; `null` for an audit of this browser. */
  readonly handedOver: string | null;
  /** Against the audit before it, where there was one. */
  readonly comparison: {
    readonly gone: number;
    readonly fresh: number;
    readonly continued: number;
    readonly unchanged: number;
  } | null;
};

/** Results that were opened. */
export type OpenedResults = {
  readonly audit: AuditView;
  /** The list that is loaded, where the results are of that very list; `null` where none is loaded now. */
  readonly reference: ReferenceView | null;
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

// What grows with the account (actions, entries, issues, files) stays with the engine: the page asks for
// as much of it as it shows. What it would be handed whole would keep its thread busy.

/** A plan as the page shows it: which one it is, and how much it holds. */
export type PlanView = Omit<Plan, 'actions'> & {
  readonly prepared: number;
  readonly blocked: number;
};

/** A receipt without what it says of each action: see `entries`. */
export type ReceiptView = Omit<Receipt, 'entries'>;

/** Items of a list from a place on, and how many it has in all. */
export type Part<Item> = { readonly total: number; readonly items: readonly Item[] };

/** What an apply would write, in numbers, by what the dry run found. */
export type ApplyNumbers = {
  /** Actions that the dry run would apply and that fit under the caps. */
  readonly writes: number;
  readonly byType: readonly { readonly type: ActionType; readonly count: number }[];
  readonly accounts: number;
  /** Left for the next run by a cap. */
  readonly overCaps: number;
  /** Users whom Zendesk may add by itself, at once or later: lower bounds. */
  readonly mayEnroll: number;
};

/** A file whose bytes lie with the browser until somebody reads them. */
export type KeptFile = { readonly name: string; readonly content: Blob };

/** The list that a sidebar compares with, and where it is from. */
export type CheckReference = Pick<
  ReferenceView,
  'file' | 'loadedAt' | 'digest' | 'accounts' | 'mode'
> & {
  /** The address of the installation, or this browser, where somebody loaded it on the page. */
  readonly from: 'address' | 'browser';
  /** Why the address could not be read the last time, so that this may not be the newest list; else `null`. */
  readonly problem: ProblemView | null;
};

/** A check as a sidebar shows it. */
export type CheckView = {
  readonly check: Check;
  /** `null` where no list is loaded. */
  readonly reference: CheckReference | null;
  /** The issues of the findings, in their order, with their sentences and pages. */
  readonly issues: readonly ShownIssue[];
  /** Who is signed in: only an admin may fix something. `null` where Zendesk did not tell. */
  readonly role: 'admin' | 'agent' | null;
  /** The account that was asked; that of the demo is somebody else's. */
  readonly source: Pick<Plan['source'], 'subdomain' | 'mode'>;
};

/** Something of the demo account to look at: a ticket with its requester, a user, an organization. */
export type DemoSubject = {
  readonly subject: CheckSubject;
  /** What it is called: a ticket's subject, a user's address, an organization's name. */
  readonly name: string;
  /** The account whose drift it shows; `null` for one of nobody. */
  readonly accountName: string | null;
};

/** What people decided, as the engine keeps it for the account of the reference. */
export type DecisionsView = {
  /** In order of kind and subject. */
  readonly decisions: readonly {
    readonly decision: Decision;
    /** Why it does not hold now; `null` where it does. */
    readonly why: DecisionRejection | null;
  }[];
  /** Whether the audit that is shown went by others: only the next one goes by these. */
  readonly differFromAudit: boolean;
  /** Domains that several accounts of the audit claim, as far as nobody has decided since: the first of them. */
  readonly open: Part<{ readonly domain: string; readonly accountIds: readonly string[] }>;
};

/** What a person decides: values as they were entered. */
export type DecisionWish = DecisionRow;

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
  /** Whether another tab is still at it, or was until a moment ago. */
  readonly isElsewhere: boolean;
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
      readonly receipt: ReceiptView;
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

/** Why a call failed. Its words are looked up by code. */
export type ProblemView = { readonly code: ProblemCode; readonly values: ProblemValues };
