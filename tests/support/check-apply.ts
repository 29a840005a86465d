import { expect } from 'vitest';
import type { Receipt, ReceiptEntry } from '../../src/core/apply/receipt-format.ts';
import type { Action } from '../../src/core/plan/plan-format.ts';
import { pass } from './apply-world.ts';
import type { SeenRequest } from './troubled-account.ts';
import type { TroubledApply } from './troubled-apply.ts';

/** Everything that has to hold after any apply, whatever befell it. */
export async function checkApply(run: TroubledApply): Promise<void> {
  checkRequests(run);
  checkJournal(run);
  if (run.receipt) {
    checkAccount(run, run.receipt);
    checkEntries(run, run.receipt);
    checkStops(run, run.receipt);
  } else expect(sendsOf(run)).toEqual([]);
  await checkTickets(run);
}

/** The writes that reached the account, or tried to. */
function sendsOf({ troubled }: TroubledApply): readonly SeenRequest[] {
  return troubled.requests.filter(({ method }) => method !== 'GET');
}

/** No write outside the plan, and none sent again but after a 429 and another reading. */
function checkRequests(run: TroubledApply): void {
  const { requests } = run.troubled;
  const taken = new Set<string>();
  const perAccount = new Map<string | null, number>();
  for (const [at, request] of requests.entries()) {
    if (request.method === 'GET') continue;
    const action = actionOf(run, request);
    expect(action?.status, `a write that no action calls for: ${request.path}`).toBe('prepared');
    if (!action) continue;
    expect(taken.has(action.id), `written twice: ${request.path}`).toBe(false);
    const read = requests.slice(0, at).findLast(({ path }) => !isAcross(path));
    expect(read?.path, 'read right before').toMatch(lastReadOf(action));
    if (request.status === 429) continue;
    taken.add(action.id);
    const ofAccount = (perAccount.get(action.sf_account_id) ?? 0) + 1;
    perAccount.set(action.sf_account_id, ofAccount);
    expect(ofAccount).toBeLessThanOrEqual(run.trouble.caps.maxPerAccount);
  }
  expect(taken.size).toBeLessThanOrEqual(run.trouble.caps.maxActions);
  checkCanaries(run);
}

/** What is read between the preconditions and a write that is tried again is read across records. */
function isAcross(path: string): boolean {
  return /^\/api\/v2\/(incremental|search|account|users\/me)/.test(path);
}

function lastReadOf({ type, target, detail }: Action): RegExp {
  switch (type) {
    case 'set_org_external_id':
      return new RegExp(`^/api/v2/organizations/search\\.json\\?external_id=${detail}$`);
    case 'add_org_domain':
      return new RegExp(`^/api/v2/organizations/${target.id}\\.json$`);
    case 'assign_user_to_org':
    case 'move_user_to_org':
      return new RegExp(`^/api/v2/users/${target.id}/tickets/requested\\.json`);
  }
}

/** After the first write of each kind that may move tickets, the next one waits out the settling time. */
function checkCanaries(run: TroubledApply): void {
  const taken = sendsOf(run).filter(({ status }) => status !== 429);
  const flown = new Set<string>();
  for (const [at, send] of taken.entries()) {
    const action = actionOf(run, send);
    const outcome = run.receipt?.entries.find(({ action_id }) => action_id === action?.id)?.outcome;
    if (!action || action.type === 'set_org_external_id' || outcome !== 'applied') continue;
    if (flown.has(action.type)) continue;
    flown.add(action.type);
    const next = taken[at + 1];
    if (next)
      expect(next.at - send.at, `canary of ${action.type}`).toBeGreaterThanOrEqual(
        run.trouble.settleSeconds * 1000,
      );
  }
}

/** Each action has at most one final word, and every write an intent before it. */
function checkJournal({ troubled, trouble, receipt }: TroubledApply): void {
  const finals = troubled.records.flatMap((record) =>
    record.kind === 'entry' ? [record.entry.action_id] : [],
  );
  expect(finals).toEqual([...new Set(finals)]);
  const intents = troubled.records.filter(({ kind }) => kind === 'intent').length;
  const sends = troubled.requests.filter(({ method }) => method !== 'GET').length;
  expect(intents).toBeGreaterThanOrEqual(sends);
  if (receipt && trouble.journalFailsAt === null)
    expect(troubled.records.filter(({ kind }) => kind === 'end')).toHaveLength(1);
}

/** One final outcome for each action, totals that add up, and what was measured. */
function checkEntries({ plan, troubled }: TroubledApply, receipt: Receipt): void {
  const { actions, would_apply, ...counts } = receipt.totals;
  expect(receipt.entries.map(({ action_id }) => action_id)).toEqual(
    plan.actions.map(({ id }) => id),
  );
  expect(would_apply).toBe(0);
  expect(actions).toBe(plan.actions.length);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(actions);
  for (const [outcome, count] of Object.entries(counts))
    expect(receipt.entries.filter((entry) => entry.outcome === outcome)).toHaveLength(count);
  expect(receipt.salesforce_writes).toBe(0);
  expect(receipt.ticket_mutations).toBe(receipt.ticket_proof.changed.length);
  if (troubled.exempt.size === 0) expect(receipt.ticket_mutations).toBe(0);
  for (const entry of receipt.entries) {
    expect(entry.undo !== null).toBe(isMaybeChanged(entry));
    expect(entry.ticket_proof !== null).toBe(isMaybeChanged(entry));
  }
}

function isMaybeChanged({ outcome }: ReceiptEntry): boolean {
  return outcome === 'applied' || outcome === 'unknown';
}

/** What the receipt says of each action is what became of it. */
function checkAccount(run: TroubledApply, receipt: Receipt): void {
  const { edits } = run.troubled;
  for (const [at, entry] of receipt.entries.entries()) {
    const action = run.plan.actions[at];
    if (!action) throw new Error('an entry without its action');
    const sends = sendsOf(run).filter((send) => actionOf(run, send) === action);
    const isWritten = sends.some(({ isCarriedOut }) => isCarriedOut);
    const isSo = isDoneAt(run, action);
    const about = `${entry.outcome} ${entry.reason ?? ''} ${action.type} ${action.target.id}`;
    if (entry.outcome === 'applied' && edits.length === 0)
      expect([isWritten || mayBeEnrolled(run, action), isSo], about).toEqual([true, true]);
    if (entry.outcome === 'already_applied') expect(isWritten, about).toBe(false);
    if (entry.outcome === 'already_applied' && edits.length === 0) expect(isSo, about).toBe(true);
    // A colleague may have taken it back before it was seen.
    if (!isMaybeChanged(entry) && isWritten)
      expect([edits.length > 0, isSo], about).toEqual([true, false]);
    if (entry.outcome === 'unknown') expect(mayBeUnknown(run, sends), about).toBe(true);
    if (entry.outcome === 'not_attempted')
      expect(
        sends.filter(({ status }) => status !== 429),
        about,
      ).toEqual([]);
    if (entry.request && run.resumes === 0)
      expect(
        sends.map(({ method, path, body }) => ({ method, path, body })),
        about,
      ).toContainEqual(entry.request);
  }
}

/** A domain that the run added to the organization may be quicker than the assignment of its user. */
function mayBeEnrolled(run: TroubledApply, { type, detail }: Action): boolean {
  return (
    type === 'assign_user_to_org' &&
    sendsOf(run).some(
      ({ path, isCarriedOut }) => isCarriedOut && path === `/api/v2/organizations/${detail}.json`,
    )
  );
}

/** Where reading could not tell what became of a write. */
function mayBeUnknown(run: TroubledApply, sends: readonly SeenRequest[]): boolean {
  const { trouble, troubled } = run;
  return (
    trouble.settleSeconds === 0 ||
    trouble.cutsWaitShort ||
    troubled.edits.length > 0 ||
    troubled.requests.some(({ method, fault }) => method === 'GET' && fault !== null) ||
    // An answer that says success, with nothing behind it.
    sends.some(({ status, isCarriedOut }) => status === 200 && !isCarriedOut)
  );
}

/** No ticket has another organization by us, now or when all background work is done. */
async function checkTickets({ stage, troubled }: TroubledApply): Promise<void> {
  await pass(stage, 600);
  const now = new Map(stage.fake.snapshot().tickets.map((one) => [one.id, one.organization_id]));
  const moved = stage.seed.tickets.filter(
    (one) => now.get(one.id) !== one.organization_id && !troubled.exempt.has(one.requester_id),
  );
  expect(moved).toEqual([]);
}

/** A run that has a reason to stop writes nothing more, and says why. */
function checkStops({ events, resumes, askedToStop }: TroubledApply, receipt: Receipt): void {
  const left = receipt.entries.filter(({ outcome }) => outcome === 'not_attempted');
  const unknown = receipt.entries.filter(({ outcome }) => outcome === 'unknown');
  if (left.length + unknown.length > 0) expect(receipt.stopped).not.toBeNull();
  if (resumes > 0) expect(receipt.stopped).not.toBeNull();
  if (askedToStop && left.length > 0) expect(receipt.stopped).not.toBeNull();
  if (receipt.vanished_domains.length + receipt.ticket_mutations > 0)
    expect(receipt.stopped).not.toBeNull();

  let failures = 0;
  let mustStop: string | null = null;
  const applying = events.findIndex(
    (event) => event.kind === 'stage' && event.stage === 'applying',
  );
  for (const event of applying === -1 ? [] : events.slice(applying)) {
    if (event.kind === 'writing') expect(mustStop).toBeNull();
    if (event.kind !== 'entry') continue;
    expect(mustStop, 'an action after the run had to stop').toBeNull();
    const { outcome, reason } = event.entry;
    failures = outcome === 'failed' ? failures + 1 : 0;
    const isRefusedForAll =
      reason === 'zendesk_not_signed_in' || reason === 'zendesk_no_permission';
    if (outcome === 'unknown' || failures >= 3 || isRefusedForAll) mustStop ??= reason ?? outcome;
  }
}

function actionOf({ plan }: TroubledApply, request: SeenRequest): Action | undefined {
  return plan.actions.find((action) => isRequestOf(action, request));
}

/** Written apart from the code that composes requests. */
function isRequestOf(action: Action, { method, path, body }: SeenRequest): boolean {
  const { type, target, detail, status } = action;
  if (status === 'blocked') return false;
  switch (type) {
    case 'set_org_external_id':
      return (
        `${method} ${path}` === `PUT /api/v2/organizations/${target.id}.json` &&
        body === JSON.stringify({ organization: { external_id: detail } })
      );
    case 'add_org_domain':
      return (
        `${method} ${path}` === `PUT /api/v2/organizations/${target.id}.json` &&
        body?.startsWith('{"organization":{"domain_names":[') === true &&
        body.endsWith(`${JSON.stringify(detail)}]}}`)
      );
    case 'assign_user_to_org':
      return (
        `${method} ${path}` === 'POST /api/v2/organization_memberships.json' &&
        body === `{"organization_membership":{"user_id":${target.id},"organization_id":${detail}}}`
      );
    case 'move_user_to_org':
      return (
        `${method} ${path}` ===
          `PUT /api/v2/users/${target.id}/organization_memberships/${action.before.membership_id ?? ''}/make_default.json` &&
        body === null
      );
  }
}

function isDoneAt({ stage }: TroubledApply, { type, target, detail }: Action): boolean {
  const { organizations, memberships } = stage.fake.snapshot();
  const organization = organizations.find(({ id }) => String(id) === target.id);
  const isMember = (mustBeDefault: boolean) =>
    memberships.some(
      (one) =>
        String(one.user_id) === target.id &&
        String(one.organization_id) === detail &&
        (one.default || !mustBeDefault),
    );
  switch (type) {
    case 'set_org_external_id':
      return organization?.external_id === detail;
    case 'add_org_domain':
      return organization?.domain_names.includes(detail) === true;
    case 'assign_user_to_org':
      return isMember(false);
    case 'move_user_to_org':
      return isMember(true);
  }
}
