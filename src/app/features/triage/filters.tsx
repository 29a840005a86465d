import { Button, ToggleButton } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input } from '@zendeskgarden/react-forms';
import { RISKS } from '../../../core/detect/catalogue.ts';
import { BLOCKED_REASONS, GUARD_REASONS } from '../../../core/plan/plan-format.ts';
import type { AuditSummary } from '../../../core/report/audit-format.ts';
import { ROW_STATES } from '../../../core/report/triage.ts';
import { reasonWords } from '../../../words/reason-words.ts';
import type { Words } from '../../../words/words.ts';
import type { RowsQuery } from '../../engine/engine-api.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { isNarrowed, toggleChoice, widen, type ChoiceName } from './rows-query.ts';
import { Line, Quiet, Stack } from '../../shared/drift/layout.tsx';

type FiltersProps = {
  readonly summary: AuditSummary;
  readonly query: RowsQuery;
  readonly onQuery: (query: RowsQuery) => void;
};

/** What the table shows: by text, state, reason and risk, and whether accounts without writers are in it. */
export function Filters(props: FiltersProps) {
  const { summary, query, onQuery } = props;
  const words = useWords();
  return (
    <Stack as="section" $gap={12} aria-label={words.say('page.triage.filters.label')}>
      <Line $gap={16}>
        <Field style={SEARCH}>
          <Field.Label>{words.say('page.triage.filters.text')}</Field.Label>
          <Input
            type="search"
            isCompact
            value={query.text}
            onChange={({ target }) => {
              onQuery({ ...query, text: target.value });
            }}
          />
        </Field>
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
            onClick={() => {
              onQuery(widen(query));
            }}
          >
            {words.say('page.triage.filters.clear')}
          </Button>
        )}
      </Line>
      <Line $gap={24}>
        <Choices {...props} name="states" choices={stateChoices(props, words.say)} />
        <Choices {...props} name="risks" choices={riskChoices(words.say)} />
      </Line>
      <Choices {...props} name="reasons" choices={reasonChoices(props, words)} />
    </Stack>
  );
}

const SEARCH = { flex: '1 1 240px', maxWidth: 480 } as const;

type Choice<Name extends ChoiceName> = {
  readonly value: RowsQuery[Name][number];
  readonly name: string;
  /** `null` where it is not counted. A choice that nothing has is not offered. */
  readonly count: number | null;
};

type Say = ReturnType<typeof useWords>['say'];

function stateChoices({ summary }: FiltersProps, say: Say): readonly Choice<'states'>[] {
  return ROW_STATES.map((state) => ({
    value: state,
    name: say(`row_states.${state}`),
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

function riskChoices(say: Say): readonly Choice<'risks'>[] {
  return RISKS.map((risk) => ({ value: risk, name: say(`risks.${risk}`), count: null }));
}

function Choices<Name extends Exclude<ChoiceName, 'codes'>>({
  name,
  choices,
  query,
  onQuery,
}: FiltersProps & { readonly name: Name; readonly choices: readonly Choice<Name>[] }) {
  const words = useWords();
  const chosen: readonly unknown[] = query[name];
  const offered = choices.filter(({ value, count }) => count !== 0 || chosen.includes(value));
  if (offered.length === 0) return null;
  const label = words.say(`page.triage.filters.${name}`);
  return (
    <Line role="group" aria-label={label}>
      <Quiet>{label}</Quiet>
      {offered.map(({ value, name: said, count }) => (
        <ToggleButton
          key={value}
          size="small"
          isNeutral
          isPressed={chosen.includes(value)}
          onClick={() => {
            onQuery(toggleChoice(query, name, value));
          }}
        >
          {count === null ? said : words.say('page.choice', { name: said, count })}
        </ToggleButton>
      ))}
    </Line>
  );
}
