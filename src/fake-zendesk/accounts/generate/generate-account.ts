import type { AccountSeed } from '../../seed.ts';
import type { ColleagueEdit } from '../colleague-edit.ts';
import { createDraft, type Draft } from './draft.ts';
import type { ReferenceRow } from './reference-csv.ts';
import { healthyCustomer } from './scenarios/healthy.ts';
import { scenarioNames, SCENARIOS, type ScenarioName } from './scenarios/registry.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** What an account is like. */
export type GenerateOptions = {
  /** The same seed gives the same account, byte for byte. */
  readonly seed: number;
  /** Companies to make: the last case may need a few more. Some of them no Salesforce account. */
  readonly accounts: number;
  /** People of a company, on average: a whole number of at least 1. */
  readonly usersPerAccount: number;
  /** Tickets of a person, on average: a multiple of one half. */
  readonly ticketsPerUser: number;
  readonly multipleOrganizations: boolean;
  /** One in so many companies is a case of drift; 0 for a clean account. */
  readonly driftEvery: number;
  /** The cases to take in turn: all that can occur, where left out. */
  readonly cases?: readonly ScenarioName[];
  readonly subdomain: string;
  readonly name: string;
};

/** An account and the reference to compare it with. */
export type GeneratedAccount = {
  readonly account: AccountSeed;
  readonly reference: readonly ReferenceRow[];
  /** What colleagues change after the audit. */
  readonly editsBeforeDryRun: readonly ColleagueEdit[];
};

/** Makes an account of any size, with every kind of drift on purpose. */
export function generateAccount(options: GenerateOptions): GeneratedAccount {
  const draft = createDraft(options);
  const host = `${options.subdomain}.example`;
  addStaff(draft, host);
  const names = options.cases ?? scenarioNames(options.multipleOrganizations);
  const cases = names.map((name) => SCENARIOS[name]);
  for (let turn = 1; draft.customers() < options.accounts; turn++) {
    caseOfTurn(turn, options.driftEvery, cases)(draft);
  }

  const { reference, editsBeforeDryRun, ...records } = draft.records();
  return {
    account: {
      subdomain: options.subdomain,
      name: options.name,
      pinnedStart: '2026-11-23T09:00:00Z',
      plan: 'enterprise',
      multipleOrganizations: options.multipleOrganizations,
      ...records,
    },
    reference,
    editsBeforeDryRun,
  };
}

function caseOfTurn(turn: number, driftEvery: number, cases: readonly Scenario[]): Scenario {
  if (driftEvery === 0 || turn % driftEvery > 0) return healthyCustomer;
  return cases[(turn / driftEvery - 1) % cases.length] ?? healthyCustomer;
}

/** The people who answer: an admin and two agents. */
function addStaff(draft: Draft, host: string): void {
  const company = draft.nextCustomer();
  draft.addUser(company, { name: 'Avery Admin', email: `avery@${host}`, role: 'admin' });
  draft.addUser(company, { name: 'Sasha Support', email: `sasha@${host}`, role: 'agent' });
  draft.addUser(company, { name: 'Remy Support', email: `remy@${host}`, role: 'agent' });
}
