import { Button } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import type { StageName } from '../../../run/page-run/page-run.ts';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { RunResults } from './use-run.ts';

/** A stage that leads on to another. */
type LeadingStage = Exclude<StageName, 'receipt'>;

type NextStepProps = {
  readonly shown: StageName;
  readonly results: RunResults;
  readonly onNext: (stage: StageName) => void;
};

/** The way on from a stage that is done, always in view. Nothing where there is no way on yet. */
export function NextStep({ shown, results, onNext }: NextStepProps) {
  const words = useWords();
  if (shown === 'receipt' || !IS_DONE[shown](results)) return null;
  return (
    <Foot>
      <Button
        isPrimary
        onClick={() => {
          onNext(NEXT[shown]);
        }}
      >
        {words.say(`page.stages.next.${shown}`)}
      </Button>
    </Foot>
  );
}

const NEXT: Readonly<Record<LeadingStage, StageName>> = {
  reference: 'audit',
  audit: 'triage',
  triage: 'dry_run',
  dry_run: 'apply',
  apply: 'receipt',
};

const IS_DONE: Readonly<Record<LeadingStage, (results: RunResults) => boolean>> = {
  reference: ({ reference }) => reference !== null,
  audit: ({ audit }) => audit !== null,
  triage: ({ audit }) => audit !== null && audit.summary.totals.issues > 0,
  dry_run: ({ dryRun }) => dryRun !== null,
  apply: ({ receipt }) => receipt !== null,
};

const Foot = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 1;
  display: flex;
  justify-content: flex-end;
  margin-top: auto;
  padding: 12px 0;
  border-top: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  background: ${color('background.default')};
`;
