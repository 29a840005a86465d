import { BLOCKED_REASONS, GUARD_REASONS } from '../../core/plan/plan-format.ts';
import { ISSUE_CODES, LAYERS, RISKS } from '../../core/detect/catalogue.ts';
import { OBSERVATION_KINDS } from '../../core/detect/observe.ts';
import { DECISION_REJECTIONS } from '../../core/decisions/decision.ts';
import type { AuditSummary } from '../../core/report/audit-format.ts';
import { ROW_STATES, type TriageRow } from '../../core/report/triage.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import { RECORD_LAYERS } from '../../core/tenant/records.ts';
import { scopeSentences } from '../../words/scope-sentences.ts';
import type { Words } from '../../words/words.ts';
import type { Output } from '../shell.ts';
import type { Paint } from './paint.ts';
import { harmless, wrapIndented } from './text-width.ts';
import { triageTable } from './triage-table.ts';

/** An audit that is to be shown. */
export type ShownAudit = {
  readonly summary: AuditSummary;
  readonly rows: readonly TriageRow[];
  /** The folder that the files were written to. */
  readonly out: string;
  readonly files: readonly string[];
  /** What took the account's place; `null` where it was read itself. */
  readonly snapshot: ShownSnapshot | null;
};

type ShownSnapshot = { readonly folder: string; readonly startedAt: number };

/** On a terminal the triage is cut to so many rows; the file has them all. */
const ROWS_ON_A_TERMINAL = 40;

/** What a person reads after an audit: the figures, the triage, how far was read, and what to do next. */
export function auditReport(
  { summary, rows, out, files, snapshot }: ShownAudit,
  { isTerminal, columns }: Pick<Output, 'isTerminal' | 'columns'>,
  words: Words,
  paint: Paint,
): readonly string[] {
  const view = { width: columns, rows: isTerminal ? ROWS_ON_A_TERMINAL : null };
  const indented = (line: string) =>
    wrapIndented(line, columns).map((part) => part.replaceAll(TOGETHER, ' '));
  return [
    paint('bold', sayTitle(summary, words)),
    ...(snapshot ? indented(saySnapshot('report', snapshot, words)) : []),
    ...noticeLines(summary, words)
      .flatMap(indented)
      .map((line) => paint('yellow', line)),
    '',
    ...figureLines(summary, words).flatMap(indented),
    ...(rows.length > 0 ? ['', ...triageTable(rows, view, words, paint)] : []),
    '',
    ...coverageLines(summary, words).flatMap(indented),
    ...observationLines(summary, words),
    '',
    ...indented(words.say('cli.report.written', { out: harmless(out), files: words.list(files) })),
    ...nextLines(summary, rows, words).flatMap(indented),
  ];
}

/** A blank at which no line is broken. */
const TOGETHER = '\u00A0';

function sayTitle({ source }: AuditSummary, words: Words): string {
  return words.say('cli.report.title', { mode: source.mode, subdomain: source.subdomain });
}

/** That a snapshot is audited, and of which time it is. */
export function saySnapshot(
  where: 'progress' | 'report',
  { folder, startedAt }: ShownSnapshot,
  words: Words,
): string {
  const values = { folder: harmless(folder), started: toInstant(startedAt) };
  return words.say(`cli.${where}.snapshot`, values);
}

/** What must be known before the figures: a partial reading, a partial reference. Empty where all is well. */
export function noticeLines(summary: AuditSummary, words: Words): readonly string[] {
  return [
    ...summary.notices.map((notice) => words.say(`notices.${notice}`)),
    ...RECORD_LAYERS.flatMap((layer) => {
      const { state, unreadable, why } = summary.coverage.readings[layer];
      if (state === 'complete' && unreadable === 0) return [];
      return words.say('cli.report.not_read', {
        layer: words.say(`record_layers.${layer}`),
        state,
        unreadable,
        why: why ?? 'none',
      });
    }),
  ];
}

function figureLines(summary: AuditSummary, words: Words): readonly string[] {
  const { totals, issues, accounts, actions } = summary;
  if (totals.issues === 0) {
    const isComplete = summary.coverage.is_complete ? 'yes' : 'no';
    return [words.say('findings.no_issues', { isComplete })];
  }
  const review =
    accounts.by_row_state.blocked + accounts.by_row_state.mixed + accounts.by_row_state.review;
  return [
    words.say('cli.report.issues', {
      issues: totals.issues,
      accounts: totals.accounts,
      alone: totals.accounts === 0 ? 0 : issues.without_single_account,
    }),
    ...counted('cli.report.by_risk', RISKS, issues.by_risk, (risk) => words.say(`risks.${risk}`)),
    ...counted('cli.report.by_layer', LAYERS, issues.by_layer, (layer) =>
      words.say(`layers.${layer}`).toLowerCase(),
    ),
    ...counted('cli.report.by_code', ISSUE_CODES, issues.by_code, (code) => code),
    words.say('cli.report.actions', {
      prepared: totals.prepared_actions,
      blocked: totals.blocked_actions,
    }),
    ...counted(
      'cli.report.by_reason',
      [...BLOCKED_REASONS, ...GUARD_REASONS],
      actions.blocked_by_reason,
      (reason) => reason,
    ),
    ...counted('cli.report.by_state', ROW_STATES, accounts.by_row_state, (state) =>
      words.say(`row_states.${state}`),
    ),
    words.say('cli.report.review', { review, ticketOnly: accounts.by_row_state['ticket-only'] }),
  ];

  function counted<Name extends string>(
    key: `cli.report.by_${'risk' | 'layer' | 'code' | 'reason' | 'state'}`,
    names: readonly Name[],
    counts: Readonly<Record<Name, number>>,
    nameOf: (name: Name) => string,
  ): readonly string[] {
    const found = names.filter((name) => counts[name] > 0);
    if (found.length === 0) return [];
    const figures = found.map((name) => `${words.number(counts[name])}${TOGETHER}${nameOf(name)}`);
    return [`  ${words.say(key)} ${figures.join(', ')}`];
  }
}

function coverageLines({ coverage, reference }: AuditSummary, words: Words): readonly string[] {
  const { readings, users, tickets } = coverage;
  const records = (layer: keyof typeof readings) => readings[layer].records;
  return [
    words.say('cli.report.read', {
      organizations: records('organizations'),
      users: records('users'),
      memberships: records('memberships'),
      tickets: records('tickets'),
      days: coverage.ticket_days,
    }),
    ...scopeSentences(readings, words, (moment) => moment),
    words.say('cli.report.compared', {
      accounts: reference.accounts,
      linked: coverage.accounts.linked,
      rows: sum(reference.rows_set_aside),
      values: sum(reference.values_set_aside),
    }),
    words.say('cli.report.looked_at', {
      users: sum(users.audited),
      usersLeftOut: sum(users.left_out),
      tickets: sum(tickets.audited),
      ticketsLeftOut: sum(tickets.left_out),
    }),
  ];
}

function observationLines({ observations, totals }: AuditSummary, words: Words): readonly string[] {
  if (totals.observations === 0) return [];
  return [
    '',
    words.say('cli.report.observations', { count: totals.observations }),
    ...OBSERVATION_KINDS.flatMap((kind) => {
      const count = observations.by_kind[kind] ?? 0;
      return count === 0
        ? []
        : `  ${words.number(count)}  ${words.say(`observations.${kind}.title`)}`;
    }),
    ...decisionsSetAside(observations, words),
  ];
}

/** Decisions that do not hold, each with its reason: whoever made them counts on them. */
function decisionsSetAside(
  { items }: AuditSummary['observations'],
  words: Words,
): readonly string[] {
  return items.flatMap(({ kind, subject, why: code }) => {
    const why = DECISION_REJECTIONS.find((one) => one === code);
    if (kind !== 'decision_set_aside' || why === undefined) return [];
    return words.say('observations.decision_set_aside.sentence', {
      subject: harmless(String(subject)),
      why: words.say(`decision_rejections.${why}`),
    });
  });
}

function nextLines(
  { totals }: AuditSummary,
  rows: readonly TriageRow[],
  words: Words,
): readonly string[] {
  const account = rows.find(({ accountId }) => accountId !== null)?.accountId;
  if (totals.issues === 0 || account === undefined || account === null) return [];
  return [words.say('cli.report.next', { account: harmless(account) })];
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
