import { Button } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import type { ComparedIssue } from '../../../core/report/compare.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { AuditView, ComparedList } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { Bullets, Card, Line, Quiet, Stack } from '../../shared/drift/layout.tsx';
import { Code } from '../../shared/drift/raw.tsx';
import { Chip } from '../../shared/ui/chip.ts';
import { Heading } from '../../shared/ui/heading.ts';

const LISTS = ['gone', 'fresh', 'continued', 'unchanged'] as const satisfies ComparedList[];
const STEP = 50;

type Shown = {
  readonly list: ComparedList;
  readonly total: number;
  readonly issues: readonly ComparedIssue[];
};

/** What is gone, what is new and what stayed since the audit before, each to be opened as a list. */
export function ComparisonPanel({
  engine,
  comparison,
}: {
  readonly engine: EngineApi;
  readonly comparison: NonNullable<AuditView['comparison']>;
}) {
  const words = useWords();
  const [list, setList] = useState<ComparedList | null>(null);
  const [state, start, reset] = useCall<Shown>();
  const fetch = (wanted: ComparedList, before: readonly ComparedIssue[]) => {
    void start(async () => {
      const { total, issues } = await engine.compared(wanted, before.length, STEP);
      return { list: wanted, total, issues: [...before, ...issues] };
    });
  };
  const open = (wanted: ComparedList) => {
    if (wanted === list) {
      setList(null);
      reset();
    } else {
      setList(wanted);
      fetch(wanted, []);
    }
  };
  const shown = state.is === 'done' ? state.value : null;
  return (
    <Card aria-labelledby="comparison">
      <Stack $gap={12}>
        <Line>
          <Heading id="comparison">{words.say('page.compared.title')}</Heading>
          {LISTS.map((one) => (
            <Chip
              key={one}
              isPressed={list === one}
              disabled={comparison[one] === 0}
              onClick={() => {
                open(one);
              }}
            >
              {words.say('page.choice', {
                name: words.say(`page.compared.${one}`),
                count: comparison[one],
              })}
            </Chip>
          ))}
        </Line>
        {list !== null && <Quiet>{words.say(`page.compared.about.${list}`)}</Quiet>}
        {state.is === 'failed' && list !== null && (
          <Failure
            problem={state.problem}
            written="nothing"
            onAgain={() => {
              fetch(list, []);
            }}
          />
        )}
        {shown && (
          <Bullets>
            {shown.issues.map(({ id, sentence, code }) => (
              <li key={id}>
                {sentence} <Code>{code}</Code>
              </li>
            ))}
          </Bullets>
        )}
        {shown && shown.issues.length < shown.total && (
          <Line>
            <Button
              size="small"
              onClick={() => {
                fetch(shown.list, shown.issues);
              }}
            >
              {words.say('page.more', { count: shown.total - shown.issues.length })}
            </Button>
          </Line>
        )}
      </Stack>
    </Card>
  );
}
