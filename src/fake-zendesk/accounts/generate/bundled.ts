import {
  generateAccount,
  type GeneratedAccount,
  type GenerateOptions,
} from './generate-account.ts';

const BUSY_ACCOUNT = {
  accounts: 400,
  usersPerAccount: 8,
  ticketsPerUser: 2,
  driftEvery: 3,
} as const satisfies Partial<GenerateOptions>;

/** Hundreds of customers in an account whose users may be in several organizations. */
export function generateLarge(): GeneratedAccount {
  return generateAccount({
    ...BUSY_ACCOUNT,
    seed: 20_261_123,
    multipleOrganizations: true,
    subdomain: 'large',
    name: 'Drift Demo, large',
  });
}

/** Hundreds of customers in an account that keeps one organization a user. */
export function generateLargeSingle(): GeneratedAccount {
  return generateAccount({
    ...BUSY_ACCOUNT,
    seed: 20_261_124,
    multipleOrganizations: false,
    subdomain: 'large-single',
    name: 'Drift Demo, large, one organization a user',
  });
}
