import type { DecisionTrace, OrganizationTrace, TraceStep } from '../core/report/trace/trace.ts';
import type { Words } from './words.ts';

/** A link of the chain that states facts, as opposed to a verdict. */
export type FactStep = Exclude<TraceStep, { readonly kind: 'check' | 'action' }>;

/** The facts of a step: what it is about, then a line for each fact. Raw values stand in quotes. */
export function sayFact(step: FactStep, words: Words): readonly string[] {
  switch (step.kind) {
    case 'reference':
      return sayReference(step, words);
    case 'claim':
      return sayClaim(step, words);
    case 'resolution':
      return sayResolution(step, words);
    case 'organization':
      return sayOrganizationStep(step, words);
    case 'user':
      return sayUser(step, words);
    case 'ticket':
      return sayTicket(step, words);
  }
}

type Fact<Kind extends FactStep['kind']> = Extract<FactStep, { readonly kind: Kind }>;

function sayReference(step: Fact<'reference'>, words: Words): readonly string[] {
  const { accountId, comparedAs, name, storedOrganizationId, domains } = step;
  return [
    words.say('trace.reference', { name, id: accountId }),
    words.say('trace.compared_as', { comparedAs }),
    words.say('trace.stored', idOrNone(storedOrganizationId)),
    ...domains.map(({ domain, source }) => words.say('trace.expected_domain', { domain, source })),
  ];
}

function sayClaim(step: Fact<'claim'>, words: Words): readonly string[] {
  const { domain, standing, accountIds, setAsideClaims, organizationIds, auditedUsers } = step;
  return [
    words.say('trace.claim', { domain, standing: words.say(`standings.${standing}`) }),
    words.say('trace.claimed_by', listOrNone(accountIds, words)),
    ...(setAsideClaims > 0 ? [words.say('trace.set_aside', { count: setAsideClaims })] : []),
    ...sayDecision(step.decided, words),
    words.say('trace.has_domain', listOrNone(organizationIds, words)),
    words.say('trace.audited_users', { count: auditedUsers }),
  ];
}

function sayResolution(step: Fact<'resolution'>, words: Words): readonly string[] {
  const { accountId, linked, candidates, expectedOrganizationId, standing, unresolved } = step;
  return [
    words.say('trace.resolution', { id: accountId }),
    ...linked.map((one) => `${words.say('trace.linked')} ${sayOrganizationTrace(one, words)}`),
    ...candidates.map(({ foundBy, claimedBy, ...one }) => {
      const head = words.say('trace.candidate', { foundBy, ...listOrNone(claimedBy, words) });
      return `${head} ${sayOrganizationTrace(one, words)}`;
    }),
    expectedOrganizationId === null || standing === null
      ? words.say('trace.no_expected', {
          why: unresolved === null ? '' : words.say(`unresolved.${unresolved}`),
        })
      : words.say('trace.expected', { id: expectedOrganizationId, standing }),
  ];
}

function sayOrganizationStep(step: Fact<'organization'>, words: Words): readonly string[] {
  const { organization, linkedTo, candidateOf } = step;
  return [
    `${words.say('trace.organization')} ${sayOrganizationTrace(organization, words)}`,
    words.say('trace.linked_to', idOrNone(linkedTo)),
    words.say('trace.candidate_of', listOrNone(candidateOf, words)),
  ];
}

function sayUser(step: Fact<'user'>, words: Words): readonly string[] {
  const {
    userId,
    email,
    domain,
    decided,
    role,
    isVerified,
    defaultOrganizationId,
    memberships,
    leftOut,
  } = step;
  return [
    words.say('trace.user', { id: userId, hasEmail: yesOrNo(email !== null), email: email ?? '' }),
    words.say('trace.user_domain', { hasDomain: yesOrNo(domain !== null), domain: domain ?? '' }),
    ...(decided ? [words.say('trace.claimed_by', listOrNone([decided.accountId], words))] : []),
    ...sayDecision(decided, words),
    words.say('trace.user_kind', { role, isVerified: yesOrNo(isVerified) }),
    words.say('trace.default', idOrNone(defaultOrganizationId)),
    ...memberships.map(({ id, organizationId, isDefault }) =>
      words.say('trace.membership', { id, organizationId, isDefault: yesOrNo(isDefault) }),
    ),
    leftOut === null
      ? words.say('trace.audited')
      : words.say('trace.left_out', { why: words.say(`users_left_out.${leftOut}`) }),
  ];
}

function sayTicket(step: Fact<'ticket'>, words: Words): readonly string[] {
  const { ticketId, status, organizationId, requesterId, leftOut } = step;
  return [
    words.say('trace.ticket', { id: ticketId, status }),
    words.say('trace.filed_under', idOrNone(organizationId)),
    words.say('trace.requester', idOrNone(requesterId)),
    leftOut === null
      ? words.say('trace.audited')
      : words.say('trace.left_out', { why: words.say(`tickets_left_out.${leftOut}`) }),
  ];
}

function sayOrganizationTrace(
  { id, name, externalId, comparedAs, domainNames, sharedTickets }: OrganizationTrace,
  words: Words,
): string {
  return words.say('trace.organization_values', {
    id,
    name,
    isBlank: yesOrNo(comparedAs === null),
    externalId: externalId ?? '',
    comparedAs: comparedAs ?? '',
    count: domainNames.length,
    domains: words.list(domainNames),
    isShared: yesOrNo(sharedTickets),
  });
}

function sayDecision(decided: DecisionTrace | null, words: Words): readonly string[] {
  if (!decided) return [];
  const { decidedBy, reason, until } = decided;
  const hasEnd = yesOrNo(until !== null);
  return [words.say('trace.decided', { decidedBy, reason, hasEnd, until: until ?? '' })];
}

function idOrNone(id: string | null): { readonly hasId: 'yes' | 'no'; readonly id: string } {
  return { hasId: yesOrNo(id !== null), id: id ?? '' };
}

function listOrNone(
  ids: readonly string[],
  words: Words,
): { readonly hasIds: 'yes' | 'no'; readonly ids: string } {
  return { hasIds: yesOrNo(ids.length > 0), ids: words.list(ids) };
}

function yesOrNo(condition: boolean): 'yes' | 'no' {
  return condition ? 'yes' : 'no';
}
