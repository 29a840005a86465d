import type { Issue } from '../../core/detect/issue.ts';
import type { Plan } from '../../core/plan/plan-format.ts';
import { zendeskPageOfIssue } from '../../core/report/zendesk-page.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import type { Words } from '../../words/words.ts';
import type { ShownIssue } from './engine-views.ts';

/** Makes of the issues of a plan what the page shows of them. */
export function issueShower({ actions, source }: Plan, words: Words): (issue: Issue) => ShownIssue {
  const actionOf = new Map(
    actions.flatMap(({ id, issue_ids }) => issue_ids.map((issueId) => [issueId, id] as const)),
  );
  return (issue) => ({
    issue,
    sentence: issueSentence(issue, words),
    url: zendeskPageOfIssue(source.subdomain, issue),
    actionId: actionOf.get(issue.id) ?? null,
  });
}
