import { DriftError } from '../../core/problem.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import type { Check } from '../../run/check/check.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import { readPerson } from '../../run/check/read-around.ts';
import { runCheck } from '../../run/check/run-check.ts';
import { createCheckLists, type CheckList } from './check-list.ts';
import { decisionCalls } from './decision-calls.ts';
import { listDemoSubjects } from './demo-subjects.ts';
import type { EngineApi } from './engine-api.ts';
import type { CheckView, DemoSubject } from './engine-views.ts';
import type { Account } from './ports.ts';
import { accountOf, exclusively, type Session } from './session.ts';
import { issueShower } from './show-issue.ts';

type CheckCalls = Pick<
  EngineApi,
  'checkReference' | 'prepareCheck' | 'check' | 'takeCheck' | 'demoSubjects'
> &
  ReturnType<typeof decisionCalls>;

/** The calls about one ticket, user or organization, and about the decisions that checks go by. */
export function checkCalls(session: Session): CheckCalls {
  const { ports } = session;
  const lists = createCheckLists(session, () => {
    ports.onEvent({ kind: 'changed', what: 'reference' });
    ports.neighbours.tell('reference');
  });
  const facts = createAccountFacts();
  ports.neighbours.listen((what) => {
    lists.forget();
    session.live?.brief.forget();
    // What another frame did to the demo is in what the browser keeps, not in this copy of it.
    if (!session.isBusy) session.demo = null;
    ports.onEvent({ kind: 'changed', what });
  });
  const look = async (subject: CheckSubject, isFresh: boolean): Promise<CheckView> => {
    const list = await lists.current();
    const account = await accountOf(session, list?.view.mode ?? 'live');
    if (isFresh) account.brief.forget();
    const role = list ? facts.role(account) : null;
    const check = await checkOn(session, account, list, subject, facts);
    return {
      check,
      reference: list?.view ?? null,
      issues: shownIssues(check, session),
      role: await role,
      source: { subdomain: account.subdomain, mode: account.mode },
    };
  };
  return {
    ...decisionCalls(
      session,
      async () => (await lists.current())?.index ?? null,
      () => {
        lists.forget();
        ports.onEvent({ kind: 'changed', what: 'reference' });
        ports.neighbours.tell('reference');
      },
    ),
    checkReference: async () => (await lists.current())?.view ?? null,
    prepareCheck: async (subject) => {
      if (!(await lists.isLikelyLive())) return;
      const account = await accountOf(session, 'live');
      const asked = [
        facts.role(account),
        facts.multipleOrganizations(account),
        readPerson(account.brief.reader, subject),
      ];
      await Promise.allSettled(asked);
    },
    check: look,
    takeCheck: async (subject) =>
      await exclusively(session, async () => {
        session.plan = null;
        session.dryRun = null;
        const view = await look(subject, true);
        session.plan = view.check.findings?.plan ?? null;
        return view;
      }),
    demoSubjects: async (kind) => {
      const list = await lists.current();
      if (list?.view.mode !== 'demo') return NO_SUBJECTS;
      return await listDemoSubjects(await accountOf(session, 'demo'), list.index, kind);
    },
  };
}

const NO_SUBJECTS: readonly DemoSubject[] = [];

async function checkOn(
  { ports }: Session,
  account: Account,
  list: CheckList | null,
  subject: CheckSubject,
  facts: AccountFacts,
): Promise<Check> {
  const { subdomain, mode, now } = account;
  const { reader } = account.brief;
  return await runCheck({
    reader,
    index: list?.index ?? null,
    subject,
    session: {
      subdomain,
      mode,
      multipleOrganizations: list ? facts.multipleOrganizations(account) : null,
    },
    policy: toPolicy({
      ticketDays: ports.ticketDays,
      decisions: list?.index.reference.decisions.inForce ?? [],
    }),
    now,
  });
}

function shownIssues({ findings }: Check, { ports }: Session): CheckView['issues'] {
  return findings ? findings.issues.map(issueShower(findings.plan, ports.words)) : [];
}

/** What is asked of an account once a session. `null` where it did not tell: then it is asked again. */
type AccountFacts = {
  readonly role: (account: Account) => Promise<'admin' | 'agent' | null>;
  readonly multipleOrganizations: (account: Account) => Promise<boolean | null>;
};

function createAccountFacts(): AccountFacts {
  return {
    role: onceAnAccount(async ({ brief }) => (await brief.reader.currentUser()).role),
    multipleOrganizations: onceAnAccount(({ brief }) => brief.reader.multipleOrganizations()),
  };
}

function onceAnAccount<Fact>(
  ask: (account: Account) => Promise<Fact>,
): (account: Account) => Promise<Fact | null> {
  const known = new Map<Account, Promise<Fact>>();
  return async (account) => {
    const asking = known.get(account) ?? ask(account);
    known.set(account, asking);
    try {
      return await asking;
    } catch (error) {
      known.delete(account);
      if (error instanceof DriftError) return null;
      throw error;
    }
  };
}
