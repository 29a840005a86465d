import { domainOf } from '../addresses.ts';
import { toIso } from '../times.ts';
import type { SearchDocument } from './documents.ts';
import type { Condition } from './query.ts';

const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];
const UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 } as const;

/**
 * Whether a document meets a query. Conditions on one field with `:` are alternatives, everything
 * else has to hold at once.
 */
export function matches(
  document: SearchDocument,
  conditions: readonly Condition[],
  at: number,
): boolean {
  const alternatives = new Map<string, boolean>();
  for (const condition of conditions) {
    const holds = meets(document, condition, at);
    if (condition.negated ? holds : !holds && !isAlternative(condition)) return false;
    if (isAlternative(condition)) {
      const field = condition.field ?? '';
      alternatives.set(field, (alternatives.get(field) ?? false) || holds);
    }
  }
  return [...alternatives.values()].every((holds) => holds);
}

function isAlternative(condition: Condition): boolean {
  return condition.operator === ':' && condition.field !== null && !condition.negated;
}

function meets(document: SearchDocument, condition: Condition, at: number): boolean {
  const value = condition.value.toLowerCase();
  switch (condition.field) {
    case null:
      return hasWord(document, value);
    case 'type':
      return document.type === value;
    case 'created':
    case 'created_at':
      return comparesTime(document.row.created, condition, at);
    case 'updated':
    case 'updated_at':
      return comparesTime(document.row.updated, condition, at);
    case 'tags':
      return document.type !== 'ticket' && document.row.tags.includes(value);
    default:
      return meetsByType(document, condition, value);
  }
}

function meetsByType(document: SearchDocument, condition: Condition, value: string): boolean {
  switch (document.type) {
    case 'organization':
      return meetsOrganization(document, condition.field, value);
    case 'user':
      return meetsUser(document, condition.field, value);
    case 'ticket':
      return meetsTicket(document, condition, value);
  }
}

function meetsOrganization(
  { row }: Extract<SearchDocument, { type: 'organization' }>,
  field: string | null,
  value: string,
): boolean {
  if (field === 'external_id') return row.external_id?.toLowerCase() === value;
  if (field === 'name') return glob(value, row.name.toLowerCase());
  if (field === 'domain') return row.domain_names.some((domain) => domain.toLowerCase() === value);
  return false;
}

function meetsUser(
  { row, memberships }: Extract<SearchDocument, { type: 'user' }>,
  field: string | null,
  value: string,
): boolean {
  switch (field ?? '') {
    case 'email':
    case 'user':
      return row.email !== null && meetsEmail(row.email.toLowerCase(), value);
    case 'name':
      return glob(value, row.name.toLowerCase());
    case 'role':
      return row.role === value;
    case 'external_id':
      return row.external_id?.toLowerCase() === value;
    case 'suspended':
    case 'is_suspended':
      return String(row.suspended) === value;
    case 'verified':
    case 'is_verified':
      return String(row.verified) === value;
    case 'organization':
      return value === 'none'
        ? memberships.length === 0
        : memberships.some((each) => String(each.organization_id) === value);
    default:
      return false;
  }
}

/** An address, a pattern, or a domain; a bare domain finds its sub-domains as well. */
function meetsEmail(email: string, value: string): boolean {
  if (value.includes('*')) return glob(value, email);
  if (value.includes('@') && !value.startsWith('@')) return email === value;
  const wanted = value.replace(/^@/, '');
  const domain = domainOf(email) ?? '';
  return domain === wanted || domain.endsWith(`.${wanted}`);
}

function meetsTicket(
  { row, requester }: Extract<SearchDocument, { type: 'ticket' }>,
  condition: Condition,
  value: string,
): boolean {
  switch (condition.field ?? '') {
    case 'requester':
      return String(row.requester_id) === value || requester?.email?.toLowerCase() === value;
    case 'organization':
      return value === 'none'
        ? row.organization_id === null
        : String(row.organization_id) === value;
    case 'status':
      return compares(STATUSES.indexOf(row.status) - STATUSES.indexOf(value), condition.operator);
    case 'subject':
      return row.subject.toLowerCase().includes(value);
    default:
      return false;
  }
}

function hasWord(document: SearchDocument, word: string): boolean {
  return wordsOf(document).some((text) => glob(word.endsWith('*') ? word : `${word}*`, text));
}

function wordsOf(document: SearchDocument): string[] {
  const split = (text: string): string[] => text.toLowerCase().split(/[\s@.,;:/]+/);
  switch (document.type) {
    case 'organization':
      return split(document.row.name);
    case 'user': {
      const email = document.row.email?.toLowerCase() ?? '';
      return [email, ...split(document.row.name), ...split(email)];
    }
    case 'ticket':
      return [String(document.row.id), ...split(document.row.subject)];
  }
}

/** A day (`2026-11-22`), a moment (`2026-11-22T09:00:00Z`) or an age (`24hours`). */
function comparesTime(time: number, condition: Condition, at: number): boolean {
  const age = /^(\d+)(minutes|hours|days|weeks)$/.exec(condition.value);
  if (age !== null) {
    const boundary = at - Number(age[1]) * unitOf(age[2]);
    return compares(time - boundary, condition.operator);
  }
  if (/^\d{4}-\d\d-\d\d$/.test(condition.value))
    return compares(compareText(toIso(time).slice(0, 10), condition.value), condition.operator);
  const moment = Date.parse(condition.value);
  return (
    !Number.isNaN(moment) && compares(Math.floor(time / 1000) * 1000 - moment, condition.operator)
  );
}

function unitOf(name: string | undefined): number {
  return name === 'minutes' || name === 'hours' || name === 'days' ? UNITS[name] : UNITS.weeks;
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function compares(difference: number, operator: Condition['operator']): boolean {
  switch (operator) {
    case ':':
      return difference === 0;
    case '<':
      return difference < 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '>=':
      return difference >= 0;
  }
}

/** Whether text has the form of a pattern in which `*` stands for anything. */
function glob(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text;
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(text);
}
