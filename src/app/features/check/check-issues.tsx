import type { ReasonWords } from '../../../words/reason-words.ts';
import type { CheckedAction, Findings } from '../../../run/check/check.ts';
import { ISSUE_CATALOGUE } from '../../../core/detect/catalogue.ts';
import { reasonWords } from '../../../words/reason-words.ts';
import type { CheckView, ShownIssue } from '../../engine/engine-views.ts';
import { Card, PlainList, Sentence, Stack, Subheading } from '../../shared/drift/layout.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';
import { SubjectLink } from '../../shared/drift/subject-link.tsx';
import { RiskTag } from '../../shared/drift/tags.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { Fact, Facts } from './facts.tsx';
import { Part } from './part.tsx';
import { Repair } from './repair.tsx';

/** Why there is drift: each issue with its evidence, what to do, and its repair where it has one. */
export function CheckIssues({
  view: { issues, source },
  findings: { actions },
}: {
  readonly view: CheckView;
  readonly findings: Findings;
}) {
  const words = useWords();
  if (issues.length === 0) return null;
  const repairs = issues.map(({ actionId }) =>
    actions.find(({ action }) => action.id === actionId),
  );
  return (
    <Part title={words.say('sidebar.issues.title')}>
      <PlainList>
        {issues.map((shown, at) => (
          <li key={shown.issue.id}>
            <CompactIssue
              shown={shown}
              repair={repairs[at] ?? null}
              isFirstBlocked={!isSaidBefore(repairs, at)}
              source={source}
            />
          </li>
        ))}
      </PlainList>
    </Part>
  );
}

/** Whether the reason that blocks a repair was explained at an earlier one. */
function isSaidBefore(repairs: readonly (CheckedAction | undefined)[], at: number): boolean {
  const reason = repairs[at]?.action.blocked_reason ?? null;
  return repairs
    .slice(0, at)
    .some((other) => reason !== null && reason === other?.action.blocked_reason);
}

function CompactIssue({
  shown,
  repair,
  isFirstBlocked,
  source,
}: {
  readonly shown: ShownIssue;
  readonly repair: CheckedAction | null;
  /** Whether nothing above explains what blocks the repair. */
  readonly isFirstBlocked: boolean;
  readonly source: RecordSource;
}) {
  const words = useWords();
  const { code } = shown.issue;
  const title = words.say(`issues.${code}.title`);
  const reason = repair?.action.blocked_reason ?? null;
  const blocked: ReasonWords | null =
    reason !== null && isFirstBlocked ? reasonWords(reason, words) : null;
  return (
    <Card as="article" aria-label={title} style={{ padding: 12 }}>
      <Stack $gap={8}>
        <div>
          <RiskTag risk={ISSUE_CATALOGUE[code].risk} />
        </div>
        <Subheading>{title}</Subheading>
        <Sentence>{shown.sentence}</Sentence>
        <SubjectLink shown={shown} source={source} />
        {repair && <Repair checked={repair} explains={isFirstBlocked} />}
        <Facts>
          <Fact name={words.say('sidebar.issues.todo')}>
            {blocked?.byHand ?? words.say(`issues.${code}.todo`)}
          </Fact>
        </Facts>
      </Stack>
    </Card>
  );
}
