import type { Trace, TraceStep } from '../../../core/report/trace/trace.ts';
import { sayFact, type FactStep } from '../../../words/trace-facts.ts';
import { ActionCard } from '../../shared/drift/action-card.tsx';
import {
  Bullets,
  Card,
  Line,
  PlainList,
  Sentence,
  Stack,
  Subheading,
} from '../../shared/drift/layout.tsx';
import { Mark } from '../../shared/drift/mark.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { RecordSource } from '../../shared/drift/open-record.ts';

/** The chain of one subject: what was found of each record, then what each check and guard says of it. */
export function TraceChain({
  trace,
  source,
}: {
  readonly trace: Trace;
  readonly source: RecordSource;
}) {
  const words = useWords();
  const { subject, steps } = trace;
  const facts = steps.filter(isFact);
  const checks = steps.filter((step) => step.kind === 'check');
  const actions = steps.filter((step) => step.kind === 'action');
  const title = words.say('trace.title', {
    kind: words.say(`subjects.${subject.kind}`),
    id: subject.id,
  });
  return (
    <Stack $gap={24}>
      <Heading tabIndex={-1}>{title}</Heading>
      {facts.length > 0 && (
        <Stack as="section" $gap={8} aria-label={words.say('page.trace.facts')}>
          <Subheading>{words.say('page.trace.facts')}</Subheading>
          <PlainList as="ol">
            {facts.map((step, at) => (
              // A step has no id of its own, and the chain is never reordered.
              <li key={at}>
                <Fact step={step} />
              </li>
            ))}
          </PlainList>
        </Stack>
      )}
      <Stack as="section" $gap={8} aria-label={words.say('page.trace.checks')}>
        <Subheading>{words.say('page.trace.checks')}</Subheading>
        <PlainList>
          {checks.map((check) => (
            <li key={`${check.code} ${check.subject.id} ${check.detail}`}>
              <Check check={check} />
            </li>
          ))}
        </PlainList>
      </Stack>
      {actions.length > 0 && (
        <Stack as="section" $gap={8} aria-label={words.say('page.trace.actions')}>
          <Subheading>{words.say('page.trace.actions')}</Subheading>
          {actions.map(({ action, guards }) => (
            <ActionCard key={action.id} action={action} source={source}>
              <Bullets>
                {guards.map(({ guard, holds, isLifted }) => (
                  <li key={guard}>
                    {words.say('trace.guard', {
                      guard: words.say(`guards.${guard}.label`),
                      state: holds ? (isLifted ? 'lifted' : 'holds') : 'clear',
                    })}
                  </li>
                ))}
              </Bullets>
            </ActionCard>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function Fact({ step }: { readonly step: FactStep }) {
  const words = useWords();
  const [head = '', ...facts] = sayFact(step, words);
  return (
    <Card as="article" aria-label={head}>
      <Sentence>
        <strong>
          <Raw>{head}</Raw>
        </strong>
      </Sentence>
      <Bullets>
        {facts.map((fact) => (
          <li key={fact}>
            <Raw>{fact}</Raw>
          </li>
        ))}
      </Bullets>
    </Card>
  );
}

type CheckStep = Extract<TraceStep, { readonly kind: 'check' }>;

function Check({ check }: { readonly check: CheckStep }) {
  const words = useWords();
  const { code, detail, subject, fired, why } = check;
  return (
    <Line>
      <Mark tone={fired ? 'caution' : 'quiet'}>
        {words.say(fired ? 'page.trace.fired' : 'page.trace.silent')}
      </Mark>
      <span>{words.say(`issues.${code}.title`)}</span>
      <Code>{code}</Code>
      <Code>{detail === '' ? subject.id : detail}</Code>
      {why !== null && <Sentence>{words.say(`silences.${why}`)}</Sentence>}
    </Line>
  );
}

function isFact(step: TraceStep): step is FactStep {
  return step.kind !== 'check' && step.kind !== 'action';
}
