import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { useState, type FormEvent } from 'react';
import { styled } from 'styled-components';
import { isOlderThanAWeek } from '../../../core/apply/may-apply.ts';
import type { Caps } from '../../../core/apply/caps.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ApplyNumbers, PlanView } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Bullets, Card, Facts, Line, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { PlanFacts } from '../../shared/drift/plan-facts.tsx';
import { Code } from '../../shared/drift/raw.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { useWords } from '../../shared/words/use-words.ts';
import {
  capsOf,
  fieldsInTheWay,
  firstForm,
  TYPED_LETTERS,
  type ApplyForm as Form,
  type FormField,
} from './apply-form-state.ts';
import { fieldId, TickedField, TypedField } from './form-fields.tsx';
import { useApplyNumbers } from './use-apply-numbers.ts';

/** What will be written, in numbers, and what a person says before it is. */
export function ApplyForm({
  engine,
  plan,
  caps,
  isWorking,
  now,
  onApply,
}: {
  readonly engine: Pick<EngineApi, 'applyNumbers'>;
  readonly plan: PlanView;
  /** The caps of the installation. */
  readonly caps: Caps;
  readonly isWorking: boolean;
  readonly now: () => number;
  readonly onApply: (form: Form) => void;
}) {
  const words = useWords();
  const [form, setForm] = useState(() => firstForm(caps));
  const [wrong, setWrong] = useState<readonly FormField[]>([]);
  const { numbers, problem } = useApplyNumbers(engine, capsOf(form, caps));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const inTheWay = fieldsInTheWay(form, { plan, most: caps, now: now() });
    setWrong(inTheWay);
    const [first] = inTheWay;
    if (first === undefined) onApply(form);
    else document.getElementById(fieldId(first))?.querySelector<HTMLElement>(CONTROL)?.focus();
  };
  const field = <Name extends FormField>(name: Name) => ({
    name,
    form,
    isWrong: wrong.includes(name),
    isDisabled: isWorking,
    onForm: (changed: Form) => {
      setForm(changed);
      setWrong(wrong.filter((one) => one !== name));
    },
  });
  return (
    <form onSubmit={submit} noValidate aria-label={words.say('page.apply.form')}>
      <Stack $gap={20}>
        <Card aria-labelledby="apply-numbers">
          <Stack $gap={12}>
            <Heading id="apply-numbers">
              {numbers
                ? words.say('page.apply.will_write', {
                    count: numbers.writes,
                    accounts: numbers.accounts,
                  })
                : words.say('page.list_loading')}
            </Heading>
            {problem && <Failure problem={problem} written="nothing" />}
            <Halves>
              {numbers && <Numbers numbers={numbers} />}
              <PlanFacts plan={plan} />
            </Halves>
          </Stack>
        </Card>
        <Alert type="warning" role="note">
          {words.say('apply.sync_warning')}
        </Alert>
        <Line $gap={20} style={{ alignItems: 'flex-start' }}>
          <TypedField {...field('maxActions')} values={{ most: caps.maxActions }} />
          <TypedField {...field('maxPerAccount')} values={{ most: caps.maxPerAccount }} />
          <TypedField {...field('settleSeconds')} />
        </Line>
        {plan.source.partial_reference && <TickedField {...field('acceptsPartialReference')} />}
        {isOlderThanAWeek(plan, now()) && <TickedField {...field('acceptsOldPlan')} />}
        <TypedField
          {...field('typedHash')}
          hint={
            <>
              {words.say('page.apply.fields.typedHash.hint')}{' '}
              <Code>
                <strong>{plan.plan_hash.slice(0, TYPED_LETTERS)}</strong>
                {plan.plan_hash.slice(TYPED_LETTERS)}
              </Code>
            </>
          }
        />
        <TypedField {...field('reason')} />
        {wrong.length > 0 && (
          <Alert type="error" role="alert">
            {words.say('page.apply.wrong', { count: wrong.length })}
          </Alert>
        )}
        <Line>
          <Button type="submit" isPrimary isDanger disabled={isWorking || numbers === null}>
            {words.say('page.apply.do', { count: numbers?.writes ?? 0 })}
          </Button>
        </Line>
      </Stack>
    </form>
  );
}

const CONTROL = 'input, textarea';

function Numbers({ numbers }: { readonly numbers: ApplyNumbers }) {
  const words = useWords();
  return (
    <Stack $gap={12}>
      <Facts>
        {numbers.byType.map(({ type, count }) => (
          <TypeCount key={type} label={words.say(`actions.${type}.label`)} count={count} />
        ))}
      </Facts>
      <Bullets>
        {numbers.overCaps > 0 && (
          <li>{words.say('page.apply.over_caps', { count: numbers.overCaps })}</li>
        )}
        <li>{words.say('page.apply.may_enroll', { count: numbers.mayEnroll })}</li>
        <li>{words.say('page.apply.read_again')}</li>
        <li>{words.say('page.apply.never')}</li>
      </Bullets>
      {numbers.writes === 0 && <Sentence>{words.say('page.apply.nothing')}</Sentence>}
    </Stack>
  );
}

function TypeCount({ label, count }: { readonly label: string; readonly count: number }) {
  const words = useWords();
  return (
    <>
      <dt>{label}</dt>
      <dd style={FIGURE}>{words.number(count)}</dd>
    </>
  );
}

const FIGURE = { fontVariantNumeric: 'tabular-nums' } as const;

/** What will be written, and the plan that it comes from, beside each other where there is room. */
const Halves = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 16px 32px;
  align-items: flex-start;

  & > * {
    flex: 1 1 360px;
  }

  & > :last-child {
    flex-basis: 640px;
  }
`;
