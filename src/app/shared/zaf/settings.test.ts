import { expect, test } from 'vitest';
import manifest from '../../../../manifest.json' with { type: 'json' };
import { capsOfInstallation, SETTING_NAMES, settingsSchema } from './settings.ts';

function read(settings: Readonly<Record<string, unknown>>) {
  return settingsSchema.parse({ appId: 1, settings });
}

const NOTHING = {
  referenceAddress: null,
  ticketDays: null,
  maxActions: null,
  maxPerAccount: null,
  requestsForPeople: null,
  isDemoMode: false,
  unusable: [],
};

test('reads settings that are set', () => {
  expect(
    read({
      title: 'Drift',
      reference_url: ' https://files.acme.example/accounts.csv?v=1 ',
      ticket_days: 30,
      max_actions: '10',
      max_per_account: ' 2 ',
      requests_for_people: '35',
      demo_mode: true,
    }),
  ).toStrictEqual({
    referenceAddress: 'https://files.acme.example/accounts.csv?v=1',
    ticketDays: 30,
    maxActions: 10,
    maxPerAccount: 2,
    requestsForPeople: 35,
    isDemoMode: true,
    unusable: [],
  });
});

test.each([{}, { settings: null }, { settings: {} }, { settings: { ticket_days: null } }])(
  'what is not set is left to the defaults: %j',
  (metadata) => {
    expect(settingsSchema.parse(metadata)).toStrictEqual(NOTHING);
  },
);

test.each(['0', '-3', '1.5', 'ninety', '3651', '99999999', 1.5])('%j days is unusable', (days) => {
  expect(read({ ticket_days: days })).toStrictEqual({ ...NOTHING, unusable: ['ticket_days'] });
});

test.each([1, '3650'])('%j days is the edge of what can be used', (days) => {
  expect(read({ ticket_days: days }).ticketDays).toBe(Number(days));
});

test.each([0, '0', 20, '80'])('%j per cent of the requests can be left for people', (percent) => {
  expect(read({ requests_for_people: percent })).toStrictEqual({
    ...NOTHING,
    requestsForPeople: Number(percent),
  });
});

test.each(['81', '100', '-1', '0.2', '20%', 'some', 12.5])('%j per cent cannot', (percent) => {
  expect(read({ requests_for_people: percent })).toStrictEqual({
    ...NOTHING,
    unusable: ['requests_for_people'],
  });
});

test.each([
  'http://files.acme.example/accounts.csv',
  'https://me:secret@files.acme.example/',
  'files.acme.example',
  'javascript:alert(1)',
])('the address %s is unusable', (address) => {
  expect(read({ reference_url: address })).toStrictEqual({
    ...NOTHING,
    unusable: ['reference_url'],
  });
});

test.each([
  ['true', true],
  [false, false],
  ['false', false],
  ['', false],
  [1, false],
])('demo mode %j is %j', (demo_mode, isOn) => {
  expect(read({ demo_mode }).isDemoMode).toBe(isOn);
});

test('several unusable settings are all named, in their order', () => {
  expect(read({ max_per_account: 'x', max_actions: 'y' }).unusable).toStrictEqual([
    'max_actions',
    'max_per_account',
  ]);
});

test.each([
  [{}, 25, 3],
  [{ max_actions: 10, max_per_account: '2' }, 10, 2],
  [{ max_actions: 'many', max_per_account: 7 }, 25, 7],
  [{ max_actions: 40, max_per_account: 0 }, 40, 3],
])('of %j an apply may do %i actions, and %i an account', (settings, maxActions, maxPerAccount) => {
  expect(capsOfInstallation(read(settings))).toEqual({ maxActions, maxPerAccount });
});

test('the manifest declares every setting, and none but the secret one beside them', () => {
  const declared = manifest.parameters.map(({ name }) => name).sort();
  expect(declared).toStrictEqual([...Object.values(SETTING_NAMES), 'reference_token'].sort());
});
