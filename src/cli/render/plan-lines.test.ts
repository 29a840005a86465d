import { expect, test } from 'vitest';
import { planReading } from '../../run/read-plan/plan-reading.ts';
import { APP, readFacts } from '../../run/read-plan/plan.builders.ts';
import { ENGLISH } from '../../words/english.ts';
import { planLines } from './plan-lines.ts';
import { widthOf } from './text-width.ts';

const PLAN = planReading(readFacts(), APP);

test('each layer has a line with requests, time and way, and the whole says what sets its pace', () => {
  expect(planLines(PLAN, null, ENGLISH)).toEqual([
    'How Zendesk will be read, about:',
    '  organizations  100 requests  under a minute  listed page by page',
    '  users          200 requests       2 minutes  found by search, in large pages',
    '  memberships    400 requests       4 minutes  only of users whose default organization is not the expected one',
    '  tickets         94 requests  under a minute  found by search, in large pages',
    '  altogether     794 requests       8 minutes  paced by Zendesk’s limit for an app in a minute',
  ]);
});

test('on a narrow terminal the words go on in further lines, and none is lost', () => {
  const lines = planLines(PLAN, 60, ENGLISH);
  expect(lines.filter((line) => widthOf(line) > 60)).toEqual([]);
  const words = (text: readonly string[]) => text.join(' ').split(/ +/).sort();
  expect(words(lines)).toEqual(words(planLines(PLAN, null, ENGLISH)));
});

test('what is not read takes nothing, and says why', () => {
  const facts = readFacts({
    multipleOrganizations: false,
    refused: new Set(['tickets_incremental', 'tickets_search']),
  });
  const lines = planLines(planReading(facts, APP), null, ENGLISH);
  expect(lines.filter((line) => line.includes('–'))).toEqual([
    '  memberships               –               –  not needed: one organization a user',
    '  tickets                   –               –  cannot be read: a permission is missing',
  ]);
});
