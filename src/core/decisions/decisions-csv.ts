import Papa from 'papaparse';
import { parseAccountId, type AccountId } from '../identity/account-id.ts';
import { defaultDomainLists } from '../identity/domain-lists.ts';
import { claimDomain, type Domain } from '../identity/domain.ts';
import { emailDomain } from '../identity/email-address.ts';
import { trimText } from '../identity/trim-text.ts';
import { by, byFirst } from '../order.ts';
import { DriftError } from '../problem.ts';
import { decodeText } from '../reference/decode.ts';
import { toCsv } from '../report/csv.ts';
import {
  DECISION_KINDS,
  type Decision,
  type DecisionList,
  type DecisionRejection,
  type SetAsideDecision,
} from './decision.ts';

/** The columns of a decisions file. */
export const DECISION_COLUMNS = [
  'kind',
  'subject',
  'sf_account_id',
  'decided_by',
  'reason',
  'until',
] as const;

/** Values of a decision as a person gave them. */
export type DecisionRow = Readonly<Record<(typeof DECISION_COLUMNS)[number], string>>;

/**
 * Reads a decisions file. A row that cannot hold is set aside with its reason, and a row that names
 * neither an account nor a person is a form not filled in yet, which says nothing. Headers are matched
 * without regard to case, blanks and underscores; other columns are not looked at.
 *
 * @throws DriftError `decisions_unreadable` (file) for what is no table with these columns
 */
export function readDecisions(bytes: Uint8Array, file: string): DecisionList {
  const rows = toRows(bytes, file);
  const decisions: Decision[] = [];
  const setAside: SetAsideDecision[] = [];
  for (const row of rows) {
    if (isOpen(row)) continue;
    const read = toDecision(row);
    if (typeof read === 'string')
      setAside.push({ kind: row.kind, subject: row.subject, why: read });
    else decisions.push(read);
  }
  return toList(decisions, setAside);
}

/** Puts decisions in the order in which a list has them. */
export function toList(
  decisions: readonly Decision[],
  setAside: readonly SetAsideDecision[] = [],
): DecisionList {
  return {
    decisions: [...decisions].sort(DECISION_ORDER),
    setAside: [...setAside].sort(SET_ASIDE_ORDER),
  };
}

/** Decisions as a file that `readDecisions` reads as they are. */
export function decisionsCsv(decisions: readonly Decision[]): string {
  return toCsv(
    DECISION_COLUMNS,
    decisions.map(({ kind, subject, accountId, decidedBy, reason, until }) => [
      kind,
      subject,
      accountId ?? '',
      decidedBy,
      reason,
      until ?? '',
    ]),
  );
}

/**
 * The decision that values say, or why they say none.
 * @param row values as a person gave them, without white space around them
 */
export function toDecision(row: DecisionRow): Decision | DecisionRejection {
  const { decided_by: decidedBy, reason } = row;
  const kind = DECISION_KINDS.find((one) => one === row.kind.toLowerCase());
  if (kind === undefined) return 'unknown_kind';
  const domain = kind === 'domain' ? toDomain(row.subject) : null;
  const subject = domain ?? (kind === 'domain' ? null : toSubject(kind, row.subject));
  if (subject === null) return 'bad_subject';
  const accountId = kind === 'issue' ? null : toAccountId(row.sf_account_id);
  if (kind !== 'issue' && accountId === null) return 'missing_account';
  if (decidedBy === '') return 'missing_decided_by';
  if (reason === '') return 'missing_reason';
  const until = row.until === '' ? null : row.until;
  if (until !== null && !isDay(until)) return 'bad_until';
  if (accountId === null)
    return until === null
      ? 'missing_until'
      : { kind: 'issue', subject, accountId: null, decidedBy, reason, until };
  return domain === null
    ? { kind: 'address', subject, accountId, decidedBy, reason, until }
    : { kind: 'domain', subject: domain, accountId, decidedBy, reason, until };
}

const DECISION_ORDER = byFirst<Decision>(
  by(({ kind }) => DECISION_KINDS.indexOf(kind)),
  by(({ subject }) => subject),
  by(({ accountId }) => accountId ?? ''),
  by(({ until }) => until ?? ''),
  by(({ decidedBy }) => decidedBy),
  by(({ reason }) => reason),
);

const SET_ASIDE_ORDER = byFirst<SetAsideDecision>(
  by(({ kind }) => kind),
  by(({ subject }) => subject),
  by(({ why }) => why),
);

function toRows(bytes: Uint8Array, file: string): readonly DecisionRow[] {
  const unreadable = (cause?: unknown) =>
    new DriftError('decisions_unreadable', { file }, { cause });
  let text: string;
  try {
    ({ text } = decodeText(bytes, file));
  } catch (error) {
    throw unreadable(error);
  }
  const { data, errors, meta } = Papa.parse<Readonly<Record<string, string | undefined>>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    transformHeader: plainHeader,
  });
  const has = (name: string) => meta.fields?.includes(plainHeader(name)) === true;
  if (!DECISION_COLUMNS.every(has) || errors.some(({ type }) => type === 'Quotes'))
    throw unreadable();
  const cell = (row: (typeof data)[number], name: string) =>
    trimText(row[plainHeader(name)] ?? '').replace(HARMLESS_BEGINNING, '');
  return data.map((row) => ({
    kind: cell(row, 'kind'),
    subject: cell(row, 'subject'),
    sf_account_id: cell(row, 'sf_account_id'),
    decided_by: cell(row, 'decided_by'),
    reason: cell(row, 'reason'),
    until: cell(row, 'until'),
  }));
}

/** The apostrophe that keeps a spreadsheet from running a cell. */
const HARMLESS_BEGINNING = /^'(?=[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

function plainHeader(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isOpen({ kind, sf_account_id, decided_by }: DecisionRow): boolean {
  return kind.toLowerCase() !== 'issue' && sf_account_id === '' && decided_by === '';
}

/** What many people share has no owner, whatever a person says. */
function toDomain(raw: string): Domain | null {
  const claimed = claimDomain(raw, 'domain', defaultDomainLists());
  return claimed.ok ? claimed.domain : null;
}

function toSubject(kind: 'address' | 'issue', raw: string): string | null {
  if (kind === 'issue') return /^issue_[0-9a-f]{20}$/.test(raw) ? raw : null;
  return emailDomain(raw) === null ? null : raw.toLowerCase();
}

function toAccountId(raw: string): AccountId | null {
  const parsed = parseAccountId(raw);
  return parsed.ok ? parsed.id : null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
