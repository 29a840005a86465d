import type { CheckView } from '../../engine/engine-views.ts';
import type { DecidingEngine } from '../../shared/drift/decide-here.tsx';
import { PlainList, Stack, Subheading } from '../../shared/drift/layout.tsx';
import { QuestionedOrganizations } from '../../shared/drift/questioned-organizations.tsx';
import { ResolveIssue } from '../../shared/drift/resolve-issue.tsx';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { WholeWords } from '../../shared/words/whole-words.tsx';

type ResolveIssuesProps = Pick<CheckView, 'issues' | 'source'> & {
  readonly engine: DecidingEngine;
};

/** What a person can decide about the issues of a check. Loaded when somebody wants to. */
export function ResolveIssues(props: ResolveIssuesProps) {
  const words = useWords();
  return (
    <WholeWords waiting={<Skeletons label={words.say('sidebar.loading')} />}>
      <Issues {...props} />
    </WholeWords>
  );
}

function Issues({ issues, source, engine }: ResolveIssuesProps) {
  const words = useWords();
  return (
    <PlainList style={{ gap: 16 }}>
      {issues.map(({ issue }) => (
        <li key={issue.id}>
          <Stack $gap={8}>
            <Subheading>{words.say(`issues.${issue.code}.title`)}</Subheading>
            <QuestionedOrganizations issue={issue} figures={[]} source={source} />
            <ResolveIssue engine={engine} issue={issue} />
          </Stack>
        </li>
      ))}
    </PlainList>
  );
}
