import { SCENARIOS_BEFORE_DRY_RUN } from './before-dry-run.ts';
import { DOMAIN_SCENARIOS } from './domains.ts';
import { LINK_SCENARIOS } from './links.ts';
import { SCENARIOS_OF_NOBODY } from './organizations-of-nobody.ts';
import { REFERENCE_SCENARIOS } from './reference-rows.ts';
import { TICKET_SCENARIOS } from './tickets.ts';
import { USER_SCENARIOS } from './users.ts';

/** Every case, by name. */
export const SCENARIOS = {
  ...LINK_SCENARIOS,
  ...DOMAIN_SCENARIOS,
  ...USER_SCENARIOS,
  ...TICKET_SCENARIOS,
  ...SCENARIOS_OF_NOBODY,
  ...REFERENCE_SCENARIOS,
  ...SCENARIOS_BEFORE_DRY_RUN,
} as const;

/** Name of a case. */
export type ScenarioName = keyof typeof SCENARIOS;

/** Cases in which somebody is a member of several organizations. */
const SEVERAL_ORGANIZATIONS: ReadonlySet<ScenarioName> = new Set<ScenarioName>([
  'blankExternalIdWithOtherDefault',
  'otherDefault',
  'consultant',
  'ticketOfAnotherCustomerByMember',
  'otherDefaultAndThirdOrganization',
  'otherDefaultBecomesAgent',
]);

/** Names of the cases that can occur in an account, in a fixed order. */
export function scenarioNames(multipleOrganizations: boolean): readonly ScenarioName[] {
  return Object.keys(SCENARIOS)
    .filter(isScenarioName)
    .filter((name) => multipleOrganizations || !SEVERAL_ORGANIZATIONS.has(name))
    .sort();
}

function isScenarioName(text: string): text is ScenarioName {
  return Object.hasOwn(SCENARIOS, text);
}
