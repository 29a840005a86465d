import { Button } from '@zendeskgarden/react-buttons';
import { Field, Fieldset, Input, Radio, Select } from '@zendeskgarden/react-forms';
import { useId, useState, type FormEvent } from 'react';
import type { DecisionKind, DecisionRejection } from '../../../core/decisions/decision.ts';
import type { DecisionWish } from '../../engine/engine-views.ts';
import { useWords } from '../words/use-words.ts';
import { Line, Stack } from './layout.tsx';
import { Code } from './raw.tsx';

/** What a decision may be about. */
export type DecisionSubject = { readonly kind: DecisionKind; readonly subject: string };

/** An account that a domain or an address may be given to. */
export type DecisionChoice = { readonly id: string; readonly name: string | null };

type DecisionFormProps = {
  /** What can be decided here: the first is suggested. */
  readonly subjects: readonly [DecisionSubject, ...DecisionSubject[]];
  /** Whose it may be; none for an issue that is accepted. */
  readonly accounts: readonly DecisionChoice[];
  readonly isWorking: boolean;
  /** Why what was entered last cannot hold. */
  readonly rejected: DecisionRejection | null;
  readonly onDecide: (wish: DecisionWish) => void;
  readonly onCancel: () => void;
};

/** Asks whose something is, or until when it may stay; who says so, and why. */
export function DecisionForm(props: DecisionFormProps) {
  const { subjects, accounts, isWorking, rejected, onDecide, onCancel } = props;
  const words = useWords();
  const group = useId();
  const [subject, setSubject] = useState(subjects[0]);
  const [values, setValues] = useState({
    sf_account_id: '',
    decided_by: '',
    reason: '',
    until: '',
  });
  const isOfAccount = subject.kind !== 'issue';
  const set = (name: keyof typeof values) => (event: { target: { value: string } }) => {
    setValues({ ...values, [name]: event.target.value });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value.trim()]),
    );
    onDecide({ ...values, ...trimmed, ...subject });
  };
  const wrong = rejected === null ? null : FIELD_OF[rejected];
  const message = (field: keyof typeof values) =>
    rejected !== null &&
    wrong === field && (
      <Field.Message validation="error">
        {words.say('page.decide.unusable', { why: words.say(`decision_rejections.${rejected}`) })}
      </Field.Message>
    );
  const validity = (field: keyof typeof values) =>
    wrong === field ? { validation: 'error' as const } : {};
  return (
    <form onSubmit={submit} noValidate aria-label={words.say('page.decide.title')}>
      <Stack $gap={12}>
        {subjects.length > 1 && (
          <Fieldset>
            <Fieldset.Legend>{words.say('page.decide.what')}</Fieldset.Legend>
            <Stack $gap={4}>
              {subjects.map((one) => (
                <Field key={one.subject}>
                  <Radio
                    name={group}
                    value={one.subject}
                    checked={subject.subject === one.subject}
                    onChange={() => {
                      setSubject(one);
                    }}
                  >
                    <Field.Label isRegular>
                      {words.say(`page.decide.kinds.${one.kind}`)} <Code>{one.subject}</Code>
                    </Field.Label>
                  </Radio>
                </Field>
              ))}
            </Stack>
          </Fieldset>
        )}
        {isOfAccount && (
          <Field>
            <Field.Label>{words.say('page.decide.account')}</Field.Label>
            <Select
              value={values.sf_account_id}
              onChange={set('sf_account_id')}
              {...validity('sf_account_id')}
            >
              <option value="">{words.say('page.decide.choose')}</option>
              {accounts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name === null ? id : words.say('phrases.account', { name, id })}
                </option>
              ))}
            </Select>
            {message('sf_account_id')}
          </Field>
        )}
        <Field>
          <Field.Label>{words.say('page.decide.by')}</Field.Label>
          <Input
            autoComplete="name"
            value={values.decided_by}
            onChange={set('decided_by')}
            {...validity('decided_by')}
          />
          {message('decided_by')}
        </Field>
        <Field>
          <Field.Label>{words.say('page.decide.reason')}</Field.Label>
          <Input value={values.reason} onChange={set('reason')} {...validity('reason')} />
          {message('reason')}
        </Field>
        <Field style={{ maxWidth: 240 }}>
          <Field.Label>
            {words.say(isOfAccount ? 'page.decide.until_optional' : 'page.decide.until')}
          </Field.Label>
          <Input type="date" value={values.until} onChange={set('until')} {...validity('until')} />
          {message('until')}
        </Field>
        <Line>
          <Button type="submit" size="small" isPrimary disabled={isWorking}>
            {words.say('page.decide.save')}
          </Button>
          <Button size="small" isBasic onClick={onCancel}>
            {words.say('page.decide.cancel')}
          </Button>
        </Line>
      </Stack>
    </form>
  );
}

/** The field that a decision is refused for. What a form itself names is never refused. */
const FIELD_OF: Readonly<
  Record<DecisionRejection, 'sf_account_id' | 'decided_by' | 'reason' | 'until'>
> = {
  expired: 'until',
  unknown_kind: 'sf_account_id',
  bad_subject: 'sf_account_id',
  missing_account: 'sf_account_id',
  account_not_in_reference: 'sf_account_id',
  missing_decided_by: 'decided_by',
  missing_reason: 'reason',
  missing_until: 'until',
  bad_until: 'until',
  contradicted: 'sf_account_id',
};
