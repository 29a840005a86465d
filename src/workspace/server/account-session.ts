import { createFakeZendesk, type FakeZendesk } from '../../fake-zendesk/fake-zendesk.ts';
import type { Exchange, FakeRequest, LoggedRequest } from '../../fake-zendesk/exchange.ts';
import type { Fault } from '../../fake-zendesk/faults.ts';
import type { AccountSeed } from '../../fake-zendesk/seed.ts';
import { FAULTS, PERSONS, type FaultSwitch, type Person } from '../controls.ts';
import type { WorkspacePerson } from '../workspace-state.ts';
import { exchangeAsLightAgent } from './light-agent.ts';

/** The account behind the workspace, as whoever is signed in reaches it. */
export type AccountSession = {
  readonly people: readonly WorkspacePerson[];
  /** The account itself; another one after `reset`. */
  readonly fake: () => FakeZendesk;
  /** Carries a request out as a person, whatever credentials it brings. */
  readonly exchange: (person: Person, request: FakeRequest) => Exchange;
  /** What the app asked for since the last reset. */
  readonly requests: () => readonly LoggedRequest[];
  readonly switchFaults: (switches: Readonly<Record<FaultSwitch, boolean>>) => void;
  readonly addFault: (fault: Fault) => void;
  /** Ends the faults that were added; switches stay as they are. */
  readonly clearFaults: () => void;
  /** Starts the account over from its seed. */
  readonly reset: () => void;
};

const ALWAYS = Number.POSITIVE_INFINITY;

const SWITCHED = {
  slow: { kind: 'delay', ms: 2_500, times: ALWAYS },
  rate_limited: { kind: 'plain_text_429', retryAfter: 5, times: ALWAYS },
  failing: { kind: 'html_body', status: 503, times: ALWAYS },
  signed_out: { kind: 'signed_out', times: ALWAYS },
} as const satisfies Record<FaultSwitch, Fault>;

/** Opens the account with the limits of an app. Records are dated back from the clock's reading. */
export function openAccountSession(seed: AccountSeed, now: () => number): AccountSession {
  const people = peopleOf(seed);
  const open = (): FakeZendesk =>
    createFakeZendesk(seed, {
      now,
      appLimit: true,
      signedInAs: null,
      tokens: new Map(people.map((each) => [each.person, each.id])),
    });
  let fake = open();
  let switches: Readonly<Record<FaultSwitch, boolean>> | null = null;
  let added: (() => void)[] = [];
  let switched: (() => void)[] = [];
  const setSwitches = (): void => {
    for (const remove of switched) remove();
    switched = FAULTS.filter((name) => switches?.[name] === true).map((name) =>
      fake.faults.add({ ...SWITCHED[name] }),
    );
  };
  return {
    people,
    fake: () => fake,
    exchange: (person, request) => {
      // The token stays in here: to the outside this is the session of a person.
      const signedIn = withAuthorization(request, `Bearer ${person}`);
      return person === 'light_agent'
        ? exchangeAsLightAgent(signedIn, fake.exchange)
        : fake.exchange(signedIn);
    },
    requests: () => fake.requestLog,
    switchFaults: (wanted) => {
      switches = wanted;
      setSwitches();
    },
    addFault: (fault) => {
      added.push(fake.faults.add(fault));
    },
    clearFaults: () => {
      for (const remove of added) remove();
      added = [];
    },
    reset: () => {
      fake = open();
      added = [];
      setSwitches();
    },
  };
}

function withAuthorization(request: FakeRequest, authorization: string): FakeRequest {
  return { ...request, headers: { ...request.headers, authorization } };
}

/** @throws Error where the account lacks an admin or an agent */
function peopleOf(seed: AccountSeed): readonly WorkspacePerson[] {
  const agents = seed.users.filter((user) => user.role === 'agent');
  const found = {
    admin: seed.users.find((user) => user.role === 'admin'),
    agent: agents[0],
    light_agent: agents.at(-1),
  };
  return PERSONS.map((person) => {
    const user = found[person];
    if (user === undefined) throw new Error(`the account ${seed.subdomain} has no ${person}`);
    return { person, id: user.id, name: user.name, email: user.email ?? '' };
  });
}
