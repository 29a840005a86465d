import type { Reference } from '../reference/reference.ts';
import type { Issue } from './issue.ts';
import type { Observation } from './observation.ts';

/** An issue that a person accepts for a time. */
type AcceptedIssue = Extract<Observation, { kind: 'accepted_issue' }>;

/** Tells the issues that people accept from the others. Those they accept stay worth knowing. */
export function setAcceptedAside(
  found: readonly Issue[],
  { decisions }: Pick<Reference, 'decisions'>,
): { readonly issues: readonly Issue[]; readonly accepted: readonly AcceptedIssue[] } {
  const byIssue = new Map(
    decisions.inForce.flatMap((decision) =>
      decision.kind === 'issue' ? [[decision.subject, decision] as const] : [],
    ),
  );
  if (byIssue.size === 0) return { issues: found, accepted: [] };
  const accepted = found.flatMap((issue): readonly AcceptedIssue[] => {
    const decision = byIssue.get(issue.id);
    if (!decision) return [];
    const { id: issueId, code, accountId, subject, detail } = issue;
    const { decidedBy, reason, until } = decision;
    return [
      {
        kind: 'accepted_issue',
        issueId,
        code,
        accountId,
        subjectKind: subject.kind,
        subjectId: subject.id,
        detail,
        decidedBy,
        reason,
        until,
      },
    ];
  });
  return { issues: found.filter(({ id }) => !byIssue.has(id)), accepted };
}
