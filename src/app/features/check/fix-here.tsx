import { Button } from '@zendeskgarden/react-buttons';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { Findings } from '../../../run/check/check.ts';
import type { CheckView } from '../../engine/engine-views.ts';
import { Quiet, Stack } from '../../shared/drift/layout.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { preparedIn } from './prepared-in.ts';

/** What an administrator can do about the drift from here; who is none is told who can. */
export function FixHere({
  view: { check, role },
  findings,
  onFix,
}: {
  readonly view: CheckView;
  readonly findings: Findings;
  readonly onFix: ((subject: CheckSubject) => void) | null;
}) {
  const words = useWords();
  const { subject } = check;
  const count = preparedIn(findings);
  if (count === 0) return null;
  if (role === 'agent')
    return <Quiet>{words.say('sidebar.fix.agent', { count, kind: subject.kind })}</Quiet>;
  if (role === null) return <Quiet>{words.say('sidebar.fix.unknown', { count })}</Quiet>;
  if (onFix === null) return null;
  return (
    <Stack $gap={6}>
      <Button
        isPrimary
        isStretched
        size="small"
        onClick={() => {
          onFix(subject);
        }}
      >
        {words.say('sidebar.fix.do', { count })}
      </Button>
      <Quiet>{words.say('sidebar.fix.about', { count })}</Quiet>
    </Stack>
  );
}
