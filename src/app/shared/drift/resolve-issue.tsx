import type { Issue } from '../../../core/detect/issue.ts';
import { useWords } from '../words/use-words.ts';
import { DecideHere, type DecidingEngine } from './decide-here.tsx';
import { Stack } from './layout.tsx';

/** What a person can decide about an issue: whose an address or its domain is, and that it may stay for a time. */
export function ResolveIssue({
  engine,
  issue,
}: {
  readonly engine: DecidingEngine;
  readonly issue: Issue;
}) {
  const words = useWords();
  return (
    <Stack $gap={8}>
      {issue.code === 'user_domain_ambiguous' && (
        <DecideHere
          engine={engine}
          label={words.say('page.decide.open_domain')}
          subjects={[
            { kind: 'domain', subject: issue.evidence.user.domain },
            { kind: 'address', subject: issue.evidence.user.email },
          ]}
          accountIds={issue.evidence.claimants}
        />
      )}
      <DecideHere
        engine={engine}
        label={words.say('page.decide.open_issue')}
        subjects={[{ kind: 'issue', subject: issue.id }]}
        accountIds={NOBODY}
      />
    </Stack>
  );
}

const NOBODY: readonly string[] = [];
