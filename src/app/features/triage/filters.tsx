import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input } from '@zendeskgarden/react-forms';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { BLOCKED_REASONS, GUARD_REASONS } from '../../../core/plan/plan-format.ts';
import type { AuditSummary } from '../../../core/report/audit-format.ts';
import { ROW_STATES } from '../../../core/report/triage.ts';
import { reasonWords } from '../../../words/reason-words.ts';
import type { Words } from '../../../words/words.ts';
import type { RowsQuery } from '../../engine/engine-views.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { isNarrowed, toggleChoice, widen, type ChoiceName } from './rows-query.ts';
import { Line, Quiet } from '../../shared/drift/layout.tsx';
import { Chip } from '../../shared/ui/chip.ts';
import { ChoiceMenu } from '../../shared/ui/choice-menu.tsx';

type FiltersProps = {
  readonly summary: AuditSummary;
  readonly query: RowsQuery;
  readonly onQuery: (query: RowsQuery) => void;
  /** What stands at the end of the line. */
  readonly children?: ReactNode;
};

/** What the table shows: by text, state and reason, and whether accounts without writers are in it. */
export function Filters(props: FiltersProps) {
  const { summary, query, onQuery, children } = props;
  const words = useWords();
  return (
    <Line as="section" $gap={16} aria-label={words.say('page.triage.filters.label')}>
      <Search>
        <Field.Label>{words.say('page.triage.filters.text')}</Field.Label>
        <Input
          type="search"
          isCompact
          value={query.text}
          onChange={({ target }) => {
            onQuery({ ...query, text: target.value });
          }}
        />
      </Search>
      <StateChoices {...props} />
      <ReasonChoices {...props} />
      {summary.accounts.without_writers > 0 && (
        <Field>
          <Checkbox
            checked={query.hidesWithoutWriters}
            onChange={({ target }) => {
              onQuery({ ...query, hidesWithoutWriters: target.checked });
            }}
          >
            <Field.Label isRegular>
              {words.say('page.triage.filters.hides_without_writers', {
                count: summary.accounts.without_writers,
              })}
            </Field.Label>
          </Checkbox>
        </Field>
      )}
      {isNarrowed(query) && (
        <Button
          size="small"
          isBasic
          onClick={() => {
            onQuery(widen(query));
          }}
        >
          {words.say('page.triage.filters.clear')}
        </Button>
      )}
      <AtEnd>{children}</AtEnd>
    </Line>
  );
}

function StateChoices(props: FiltersProps) {
  const words = useWords();
  const label = words.say('page.triage.filters.states');
  const offered = offeredOf('states', props, stateChoices(props, words));
  if (offered.length === 0) return null;
  return (
    <Line role="group" aria-label={label}>
      <Quiet>{label}</Quiet>
      <Choices {...props} name="states" offered={offered} />
    </Line>
  );
}

function ReasonChoices(props: FiltersProps) {
  const words = useWords();
  const offered = offeredOf('reasons', props, reasonChoices(props, words));
  if (offered.length === 0) return null;
  const name = words.say('page.triage.filters.reasons');
  const count = props.query.reasons.length;
  return (
    <ChoiceMenu label={count === 0 ? name : words.say('page.choice', { name, count })}>
      <Choices {...props} name="reasons" offered={offered} />
    </ChoiceMenu>
  );
}

type OwnChoice = Extract<ChoiceName, 'states' | 'reasons'>;

type Choice<Name extends OwnChoice> = {
  readonly value: RowsQuery[Name][number];
  readonly name: string;
  readonly count: number;
};

function stateChoices({ summary }: FiltersProps, words: Words): readonly Choice<'states'>[] {
  return ROW_STATES.map((state) => ({
    value: state,
    name: words.say(`row_states.${state}`),
    count: summary.accounts.by_row_state[state],
  }));
}

function reasonChoices({ summary }: FiltersProps, words: Words): readonly Choice<'reasons'>[] {
  return [...BLOCKED_REASONS, ...GUARD_REASONS].map((reason) => ({
    value: reason,
    name: reasonWords(reason, words).label,
    count: summary.actions.blocked_by_reason[reason],
  }));
}

/** A choice that nothing has is not offered, unless it is made. */
function offeredOf<Name extends OwnChoice>(
  name: Name,
  { query }: FiltersProps,
  choices: readonly Choice<Name>[],
): readonly Choice<Name>[] {
  const chosen: readonly unknown[] = query[name];
  return choices.filter(({ value, count }) => count > 0 || chosen.includes(value));
}

function Choices<Name extends OwnChoice>({
  name,
  offered,
  query,
  onQuery,
}: FiltersProps & { readonly name: Name; readonly offered: readonly Choice<Name>[] }) {
  const words = useWords();
  const chosen: readonly unknown[] = query[name];
  return offered.map(({ value, name: said, count }) => (
    <Chip
      key={value}
      isPressed={chosen.includes(value)}
      onClick={() => {
        onQuery(toggleChoice(query, name, value));
      }}
    >
      {words.say('page.choice', { name: said, count })}
    </Chip>
  ));
}

const Search = styled(Field)`
  display: flex;
  flex: 0 1 320px;
  gap: 8px;
  align-items: center;

  & > label {
    flex: none;
  }

  && > input {
    margin-top: 0;
  }
`;

const AtEnd = styled.div`
  margin-inline-start: auto;
`;
