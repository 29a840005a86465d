import type { Check } from '../../run/check/check.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import type { Caps } from '../../core/apply/caps.ts';
import type { Receipt } from '../../core/apply/receipt-format.ts';
import type { Decision, DecisionRejection } from '../../core/decisions/decision.ts';
import type { DecisionRow } from '../../core/decisions/decisions-csv.ts';
import type { Issue, IssueCode, Risk } from '../../core/detect/issue.ts';
import type { Observation } from '../../core/detect/observation.ts';
import type { Action, ActionType, Plan } from '../../core/plan/plan-format.ts';
import type { ColumnReport } from '../../core/reference/read-reference.ts';
import type { Comparison } from '../../core/report/compare.ts';
import type { AuditSummary } from '../../core/report/audit-format.ts';
import type { OrganizationFigures } from '../../core/report/organization-figures.ts';
import type { RowState, TriageRow } from '../../core/report/triage.ts';
import type { ProblemCode, ProblemValues } from '../../core/problem.ts';
import type { ReadPlan } from '../../run/read-plan/read-plan.ts';

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
    /** What the audit knows of the issue that it is about; `null` for another, or another kind. */
    readonly issue: { readonly code: IssueCode; readonly subjectId: string } | null;
  }[];
  /** Whether the audit that is shown went by others: only the next one goes by these. */
  readonly differFromAudit: boolean;
  /** Domains that several accounts of the audit claim, as far as nobody has decided since: the first of them. */
  readonly open: Part<{ readonly domain: string; readonly accountIds: readonly string[] }>;
};

/** What a person decides: values as they were entered. */
export type DecisionWish = DecisionRow;

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

/** Why a call failed. Its words are looked up by code. */
export type ProblemView = { readonly code: ProblemCode; readonly values: ProblemValues };
