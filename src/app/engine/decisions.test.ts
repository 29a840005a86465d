import { describe, expect, test } from 'vitest';
import { userId } from '../../../tests/support/tenant.builders.ts';
import { bytesOf } from '../../core/reference/reference.builders.ts';
import { newBrowser, textsOf, visit } from './engine.builders.ts';
import type { EngineApi } from './engine-api.ts';
import type { DecisionsView } from './engine-views.ts';

const GROUP = 'acme-group.example';
const INSURANCE = '001ACME007';
const SAID = { decided_by: 'Ada', reason: 'They told us so', until: '' };
const GIVEN = { kind: 'domain', subject: GROUP, sf_account_id: INSURANCE, ...SAID };

async function demo(browser = newBrowser()): Promise<EngineApi> {
  const { engine } = visit({ browser });
  await engine.loadDemo();
  return engine;
}

async function codes(engine: EngineApi): Promise<readonly string[]> {
  const view = await engine.audit(90);
  return Object.entries(view?.summary.issues.by_code ?? {}).flatMap(([code, count]) =>
    Array.from({ length: count }, () => code),
  );
}

function taken(answer: Awaited<ReturnType<EngineApi['decide']>>): DecisionsView {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

describe('decisions of a browser', () => {
  test('are used by the next audit, and are under the hash of its plan', async () => {
    const engine = await demo();
    expect(await codes(engine)).toContain('user_domain_ambiguous');
    const before = await engine.plan({ withoutAccounts: [], withoutActions: [] });
    const { differFromAudit, open } = taken(await engine.decide(GIVEN));
    expect(differFromAudit).toBe(true);
    expect(open.total).toBe(0);

    expect(await codes(engine)).not.toContain('user_domain_ambiguous');
    const after = await engine.plan({ withoutAccounts: [], withoutActions: [] });
    expect(after.plan_hash).not.toBe(before.plan_hash);
    expect(after.policy.decisions).toMatchObject([{ subject: GROUP, sf_account_id: INSURANCE }]);
    expect((await engine.decisions()).differFromAudit).toBe(false);
  });

  test('about a domain that several accounts claim can be made, by their names', async () => {
    const engine = await demo();
    await engine.audit(90);
    const { open } = await engine.decisions();
    expect(open.items).toEqual([{ domain: GROUP, accountIds: [INSURANCE, '001ACME008'] }]);
    expect(await engine.accountNames([INSURANCE, 'nobody'])).toEqual({
      [INSURANCE]: 'Acme Insurance',
    });
  });

  test('make a check agree with the audit', async () => {
    const browser = newBrowser();
    const engine = await demo(browser);
    await engine.audit(90);
    const issue = (await engine.account(null))?.issues.items[0]?.issue;
    const subject = { kind: 'user', userId: userId(Number(issue?.subject.id)) } as const;
    const said = async (one: EngineApi) =>
      (await one.check(subject, true)).issues.map(({ issue }) => issue.code);
    expect(await said(engine)).toContain('user_domain_ambiguous');
    await engine.decide(GIVEN);
    expect(await said(engine)).not.toContain('user_domain_ambiguous');
    const other = visit({ browser }).engine;
    expect(await said(other)).not.toContain('user_domain_ambiguous');
  });

  test('accept an issue until it expires, and it comes back when that is withdrawn', async () => {
    const engine = await demo();
    await engine.audit(90);
    const issue = (await engine.account('001ACME004'))?.issues.items[0]?.issue;
    if (!issue) throw new Error('nothing to accept');
    const accepted = { kind: 'issue', subject: issue.id, sf_account_id: '', ...SAID };
    expect(await engine.decide(accepted)).toBe('missing_until');
    await engine.decide({ ...accepted, until: '2199-12-31' });
    const view = await engine.audit(90);
    expect(view?.summary.totals.issues).toBe(11);
    expect(view?.comparison).toMatchObject({ gone: 0, fresh: 0, unchanged: 11 });
    expect(view?.summary.observations.by_kind).toMatchObject({ accepted_issue: 1 });
    const about = { code: issue.code, subjectId: issue.subject.id };
    expect((await engine.decisions()).decisions).toMatchObject([{ issue: about }]);
    await engine.withdraw('issue', issue.id);
    expect((await engine.audit(90))?.summary.totals.issues).toBe(12);

    await engine.decide({ ...accepted, until: '2001-01-01' });
    expect((await engine.decisions()).decisions).toMatchObject([{ why: 'expired' }]);
    expect((await engine.audit(90))?.summary.totals.issues).toBe(12);
  });

  test('that cannot hold are not kept', async () => {
    const engine = await demo();
    expect(await engine.decide({ ...GIVEN, sf_account_id: '' })).toBe('missing_account');
    expect(await engine.decide({ ...GIVEN, subject: 'gmail.com' })).toBe('bad_subject');
    expect((await engine.decisions()).decisions).toEqual([]);
    const other = taken(await engine.decide({ ...GIVEN, sf_account_id: '001NOBODY' }));
    expect(other.decisions).toMatchObject([{ why: 'account_not_in_reference' }]);
  });

  test('take the place of an earlier one about the same subject', async () => {
    const engine = await demo();
    await engine.decide(GIVEN);
    const { decisions } = taken(await engine.decide({ ...GIVEN, sf_account_id: '001ACME008' }));
    expect(decisions).toMatchObject([{ decision: { accountId: '001ACME008' }, why: null }]);
  });

  test('are handed out and taken in as a file, with what was set aside', async () => {
    const engine = await demo();
    await engine.decide(GIVEN);
    const [handedOut] = await textsOf([await engine.decisionsFile()]);
    expect(handedOut?.name).toBe('decisions.csv');
    const other = await demo();
    const file = bytesOf(`${handedOut?.text ?? ''}domain,gmail.com,${INSURANCE},Ada,Why,\r\n`);
    const { view, setAside } = await other.importDecisions('mine.csv', file.slice().buffer);
    expect(view.decisions).toMatchObject([{ decision: { subject: GROUP } }]);
    expect(setAside).toEqual([{ kind: 'domain', subject: 'gmail.com', why: 'bad_subject' }]);
  });

  test('outlast the visit, and are gone when the demo starts over', async () => {
    const browser = newBrowser();
    await (await demo(browser)).decide(GIVEN);
    const { engine } = visit({ browser });
    await engine.currentReference();
    expect((await engine.decisions()).decisions).toHaveLength(1);
    await engine.loadDemo();
    expect((await engine.decisions()).decisions).toEqual([]);
  });

  test('of a file that is none are refused, and those there are stay', async () => {
    const engine = await demo();
    await engine.decide(GIVEN);
    await expect(engine.importDecisions('x.csv', bytesOf('a,b').slice().buffer)).rejects.toThrow(
      'decisions_unreadable',
    );
    expect((await engine.decisions()).decisions).toHaveLength(1);
  });
});
