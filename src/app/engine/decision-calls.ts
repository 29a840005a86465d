import { decide, decisionsOn } from '../../core/decisions/decide.ts';
import type { Decision, DecisionList } from '../../core/decisions/decision.ts';
import {
  decisionsCsv,
  readDecisions,
  toDecision,
  toList,
} from '../../core/decisions/decisions-csv.ts';
import { hashOfData } from '../../core/hash.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import type { Reference } from '../../core/reference/reference.ts';
import type { ReferenceIndex } from '../../run/check/reference-index.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import type { EngineApi } from './engine-api.ts';
import type { DecisionsView } from './engine-views.ts';
import { partOf } from './part-of.ts';
import type { Account } from './ports.ts';
import { accountOf, type Session } from './session.ts';

type DecisionCalls = Pick<
  EngineApi,
  'decisions' | 'importDecisions' | 'decide' | 'withdraw' | 'decisionsFile' | 'accountNames'
>;

/** Name of the file in which decisions are handed out. */
const DECISIONS_FILE = 'decisions.csv';

/** So many domains that are shared are shown to be decided. */
const OPEN_SHOWN = 100;

/**
 * The calls about what people decided.
 * @param listOfChecks the list that checks compare with; `null` where there is none
 * @param onChange called when other decisions hold than before
 */
export function decisionCalls(
  session: Session,
  listOfChecks: () => Promise<Pick<ReferenceIndex, 'reference'> | null>,
  onChange: () => void,
): DecisionCalls {
  const { keeping } = session;
  const keep = async (account: Account, list: DecisionList): Promise<DecisionsView> => {
    await keeping.keepDecisions(account, list);
    onChange();
    return await viewOf(session, account);
  };
  const without = async (
    account: Account,
    kind: Decision['kind'],
    subject: string,
  ): Promise<readonly Decision[]> => {
    const { decisions } = await keeping.decisions(account);
    return decisions.filter((one) => one.kind !== kind || one.subject !== subject);
  };
  return {
    decisions: async () => await viewOf(session, await accountInHand(session)),
    importDecisions: async (file, bytes) => {
      const { decisions, setAside } = readDecisions(new Uint8Array(bytes), file);
      const view = await keep(await accountInHand(session), toList(decisions));
      return { view, setAside };
    },
    decide: async (wish) => {
      const decision = toDecision(wish);
      if (typeof decision === 'string') return decision;
      const account = await accountInHand(session);
      const others = await without(account, decision.kind, decision.subject);
      return await keep(account, toList([...others, decision]));
    },
    withdraw: async (kind, subject) => {
      const account = await accountInHand(session);
      return await keep(account, toList(await without(account, kind, subject)));
    },
    accountNames: async (ids) => {
      const list = session.reference ?? (await listOfChecks());
      const named = (list?.reference.accounts ?? []).filter(({ id }) => ids.includes(id));
      return Object.fromEntries(named.map(({ id, name }) => [id, name]));
    },
    decisionsFile: async () => {
      const { decisions } = await keeping.decisions(await accountInHand(session));
      const content = new Blob([decisionsCsv(decisions)], { type: 'text/csv' });
      return { name: DECISIONS_FILE, content };
    },
  };
}

/** A reference with what people decided in this browser about the account. */
export async function decided(
  { keeping }: Session,
  account: Account,
  reference: Reference,
  startedAt: number,
): Promise<Reference> {
  return decide(reference, await keeping.decisions(account), toInstant(startedAt));
}

/** The account that the list is of; the demo's where the demo is what there is to see. */
async function accountInHand(session: Session): Promise<Account> {
  const mode =
    session.reference?.view.mode ??
    session.audit?.results.plan.source.mode ??
    (await session.keeping.reference())?.mode ??
    (session.ports.isDemoMode ? 'demo' : 'live');
  return await accountOf(session, mode);
}

async function viewOf(session: Session, account: Account): Promise<DecisionsView> {
  const list = await session.keeping.decisions(account);
  const accounts = session.reference?.reference.accounts;
  const day = toInstant(account.now()).slice(0, 10);
  const { inForce, setAside } = accounts
    ? decisionsOn(day, list, { accounts })
    : { inForce: list.decisions, setAside: [] };
  const audited = session.audit?.results.plan;
  const now = toPolicy({ decisions: inForce }).decisions;
  return {
    decisions: list.decisions.map((decision) => ({
      decision,
      why:
        setAside.find(({ kind, subject }) => kind === decision.kind && subject === decision.subject)
          ?.why ?? null,
      issue: decision.kind === 'issue' ? issueOf(session, decision.subject) : null,
    })),
    differFromAudit:
      audited?.source.mode === account.mode &&
      hashOfData(audited.policy.decisions) !== hashOfData(now),
    open: partOf(openDomains(session, list), 0, OPEN_SHOWN),
  };
}

/** An issue of the audit, be it accepted already or not. */
function issueOf({ audit }: Session, id: string): DecisionsView['decisions'][number]['issue'] {
  const open = audit?.results.issues.find((issue) => issue.id === id);
  if (open) return { code: open.code, subjectId: open.subject.id };
  const accepted = audit?.results.observations.find(
    (one) => one.kind === 'accepted_issue' && one.issueId === id,
  );
  return accepted?.kind === 'accepted_issue'
    ? { code: accepted.code, subjectId: accepted.subjectId }
    : null;
}

function openDomains(
  { audit }: Session,
  { decisions }: DecisionList,
): DecisionsView['open']['items'] {
  const decidedOn = new Set(decisions.map(({ subject }) => subject));
  return (audit?.results.observations ?? []).flatMap((observation) => {
    if (observation.kind !== 'shared_domain' || decidedOn.has(observation.domain)) return [];
    const { domain, accountIds } = observation;
    return [{ domain, accountIds }];
  });
}
