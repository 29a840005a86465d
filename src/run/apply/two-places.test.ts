import { describe, expect, test } from 'vitest';
import { applyOn, PLAIN_WORDS } from '../../../tests/support/apply-stage.ts';
import {
  BIRCH,
  CEDAR,
  domainsAt,
  NEWCOMER,
  organizationsAt,
  pass,
  smallStage,
  writesOf,
} from '../../../tests/support/apply-world.ts';
import { placeOn, type Stage } from '../../../tests/support/stage.ts';
import { selectFromPlan } from '../../core/plan/selection.ts';
import type { Plan } from '../../core/plan/plan-format.ts';

/** The plan with the actions at these places alone. */
function only(plan: Plan, ...places: readonly number[]): Plan {
  const others = plan.actions.filter((_, at) => !places.includes(at));
  return selectFromPlan(plan, { withoutActions: new Set(others.map(({ id }) => id)) });
}

/** A moment that somebody waits for and somebody else brings about. */
function moment(): { readonly come: () => void; readonly hasCome: Promise<void> } {
  let come: () => void = () => undefined;
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, hasCome };
}

/**
 * Two people apply at the same time, each from a place of their own: the second has read everything
 * and is about to write when the first one writes, and writes while the first waits.
 */
async function applyFromTwoPlaces(stage: Stage, first: Plan, second: Plan) {
  const [secondIsReady, firstHasWritten, secondHasWritten] = [moment(), moment(), moment()];
  const one: Stage = {
    ...stage,
    ...placeOn(stage.fake, stage),
    sleep: async (milliseconds) => {
      firstHasWritten.come();
      await secondHasWritten.hasCome;
      await stage.sleep(milliseconds);
    },
  };
  const otherPlace = placeOn(stage.fake, stage);
  const other: Stage = {
    ...stage,
    ...otherPlace,
    channel: {
      ...otherPlace.channel,
      send: async (request) => {
        secondIsReady.come();
        await firstHasWritten.hasCome;
        const answer = await otherPlace.channel.send(request);
        secondHasWritten.come();
        return answer;
      },
    },
  };
  const applyingSecond = applyOn(other, second);
  await secondIsReady.hasCome;
  const applyingFirst = applyOn(one, first);
  return await Promise.all([applyingFirst, applyingSecond]);
}

describe('two appliers, each adding another domain to one organization in the same moment', async () => {
  const { stage, plan } = await smallStage();
  const [first, second] = await applyFromTwoPlaces(stage, only(plan, 1), only(plan, 2));

  test('the last list wins: Zendesk has no lock', () => {
    expect(writesOf(stage).map(({ status }) => status)).toEqual([200, 200]);
    expect(domainsAt(stage, BIRCH)).toEqual(['birch.example', 'birch.test']);
  });

  test('the receipt of the first says that its domain was there and is gone, whose it is and what to do', () => {
    expect(first).toMatchObject({
      stopped: 'domain_vanished',
      totals: { applied: 1 },
      vanished_domains: [
        {
          organization_id: String(BIRCH),
          domain: 'birch-labs.test',
          user_ids: ['202'],
          steps: PLAIN_WORDS.vanishedDomain('birch-labs.test', String(BIRCH), 1),
        },
      ],
    });
    expect(first.entries[0]?.after).toEqual({
      domain_names: ['birch.example', 'birch-labs.test'],
    });
  });

  test('the receipt of the second says what it did; of the other’s domain it cannot know', () => {
    expect(second).toMatchObject({
      stopped: null,
      totals: { applied: 1 },
      vanished_domains: [],
      ticket_mutations: 0,
    });
    expect(second.entries[0]?.before).toEqual({ domain_names: ['birch.example'] });
  });

  test('no ticket moved', async () => {
    await pass(stage, 600);
    expect(stage.fake.snapshot().tickets.map((ticket) => ticket.organization_id)).toEqual(
      stage.seed.tickets.map((ticket) => ticket.organization_id),
    );
  });
});

test('two appliers adding the same domain lose nothing, and both see it', async () => {
  const { stage, plan } = await smallStage();
  const [first, second] = await applyFromTwoPlaces(stage, only(plan, 1), only(plan, 1));
  expect(domainsAt(stage, BIRCH)).toEqual(['birch.example', 'birch-labs.test']);
  for (const receipt of [first, second])
    expect(receipt).toMatchObject({ stopped: null, totals: { applied: 1 }, vanished_domains: [] });
});

test('two appliers assigning the same user: one did it, the other finds it done', async () => {
  const { stage, plan } = await smallStage();
  const [first, second] = await applyFromTwoPlaces(stage, only(plan, 3), only(plan, 3));
  expect(first.totals).toMatchObject({ applied: 1 });
  expect(second.totals).toMatchObject({ already_applied: 1 });
  expect(writesOf(stage).map(({ status }) => status)).toEqual([201, 422]);
  expect(organizationsAt(stage, NEWCOMER)).toEqual([CEDAR]);
});

test('an applier that comes a little later reads what the first wrote, and adds to it', async () => {
  const { stage, plan } = await smallStage();
  const later: Promise<void>[] = [];
  const sleep = async (milliseconds: number) => {
    await stage.sleep(milliseconds);
    if (later.length > 0) return;
    later.push(
      applyOn({ ...stage, ...placeOn(stage.fake, stage) }, only(plan, 2)).then(({ entries }) => {
        // Another list than planned: the plan was made before the first applier's domain was there.
        expect(entries).toMatchObject([
          { outcome: 'skipped', reason: 'stale', finding: { field: 'domain_names' } },
        ]);
      }),
    );
  };
  const receipt = await applyOn({ ...stage, sleep }, only(plan, 1));
  expect(later).toHaveLength(1);
  await Promise.all(later);
  expect(receipt).toMatchObject({ stopped: null, totals: { applied: 1 } });
  expect(domainsAt(stage, BIRCH)).toEqual(['birch.example', 'birch-labs.test']);
});

test('a domain that a colleague adds between our reading and our write is lost: the one race that remains', async () => {
  const { stage, plan } = await smallStage();
  const channel: Stage['channel'] = {
    ...stage.channel,
    send: async (request) => {
      stage.fake.colleague.setDomains(BIRCH, ['birch.example', 'theirs.example']);
      return await stage.channel.send(request);
    },
  };
  const receipt = await applyOn({ ...stage, channel }, only(plan, 1));
  expect(domainsAt(stage, BIRCH)).toEqual(['birch.example', 'birch-labs.test']);
  // Nobody could have read it. The receipt says which list it rests on, and which one it left.
  expect(receipt.entries).toMatchObject([
    {
      outcome: 'applied',
      before: { domain_names: ['birch.example'] },
      after: { domain_names: ['birch.example', 'birch-labs.test'] },
    },
  ]);
});

test('a list that is overwritten before it is read back cannot be told, and stops the run', async () => {
  const { stage, plan } = await smallStage();
  const channel: Stage['channel'] = {
    ...stage.channel,
    send: async (request) => {
      const answer = await stage.channel.send(request);
      stage.fake.colleague.setDomains(BIRCH, ['theirs.example']);
      return answer;
    },
  };
  const receipt = await applyOn({ ...stage, channel }, only(plan, 1, 2));
  expect(receipt).toMatchObject({
    stopped: 'outcome_unknown',
    totals: { unknown: 1, not_attempted: 1 },
    vanished_domains: [{ domain: 'birch.example' }],
  });
  expect(receipt.entries[0]).toMatchObject({
    status: 200,
    after: { domain_names: ['theirs.example'] },
  });
});
