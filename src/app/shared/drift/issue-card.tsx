import { Button } from '@zendeskgarden/react-buttons';
import type { ReactNode } from 'react';
import { ISSUE_CATALOGUE } from '../../../core/detect/catalogue.ts';
import type { Subject } from '../../../core/detect/issue.ts';
import type { ShownIssue } from '../../engine/engine-views.ts';
import { useWords } from '../words/use-words.ts';
import { RiskTag } from './tags.tsx';
import { Card, Facts, Line, Quiet, Sentence, Stack, Subheading } from './layout.tsx';
import { Code } from './raw.tsx';
import type { RecordSource } from './open-record.ts';
import { SubjectLink } from './subject-link.tsx';

/** One issue: the plain sentence with its evidence, what it means, what to do, and where it is in Zendesk. */
export function IssueCard({
  shown,
  source,
  onOpenTrace,
  children,
}: {
  readonly shown: ShownIssue;
  readonly source: RecordSource;
  readonly onOpenTrace: (subject: Subject) => void;
  /** What a person can do about it here. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const { issue, sentence, actionId } = shown;
  const { code, subject } = issue;
  return (
    <Card as="article" aria-label={words.say(`issues.${code}.title`)}>
      <Stack $gap={8}>
        <Line>
          <RiskTag risk={ISSUE_CATALOGUE[code].risk} />
          <Subheading>{words.say(`issues.${code}.title`)}</Subheading>
          <Code>{code}</Code>
        </Line>
        <Sentence>{sentence}</Sentence>
        <Facts>
          <dt>{words.say('page.issue.means')}</dt>
          <dd>{words.say(`issues.${code}.meaning`)}</dd>
          <dt>{words.say('page.issue.todo')}</dt>
          <dd>{words.say(`issues.${code}.todo`)}</dd>
          <dt>{words.say('page.issue.disposition')}</dt>
          <dd>{words.say(`dispositions.${ISSUE_CATALOGUE[code].disposition}`)}</dd>
        </Facts>
        <Line $gap={16}>
          <SubjectLink shown={shown} source={source} />
          <Button
            isLink
            size="small"
            onClick={() => {
              onOpenTrace(subject);
            }}
          >
            {words.say('page.issue.trace', {
              kind: words.say(`subjects.${subject.kind}`),
              id: subject.id,
            })}
          </Button>
          {actionId === null && <Quiet>{words.say('page.issue.no_action')}</Quiet>}
        </Line>
        {children}
      </Stack>
    </Card>
  );
}
