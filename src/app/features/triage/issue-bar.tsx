import { styled } from 'styled-components';
import { ISSUE_CATALOGUE, ISSUE_CODES, RISKS } from '../../../core/detect/catalogue.ts';
import type { IssueCode, Risk } from '../../../core/detect/issue.ts';
import type { AuditSummary } from '../../../core/report/audit-format.ts';
import type { RowsQuery } from '../../engine/engine-views.ts';
import { ToneIcon } from '../../shared/drift/tone-icon.tsx';
import { toneFill, toneText } from '../../shared/drift/tone-colour.ts';
import { RISK_TONES, type Tone } from '../../shared/drift/tone.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { toggleChoice } from './rows-query.ts';
import { Line, Quiet, Stack } from '../../shared/drift/layout.tsx';
import { Chip } from '../../shared/ui/chip.ts';
import { Heading } from '../../shared/ui/heading.ts';

type IssueBarProps = {
  readonly summary: AuditSummary;
  readonly query: RowsQuery;
  readonly onQuery: (query: RowsQuery) => void;
};

/** How many issues there are of each code, worst risk first. A risk or a code that is pressed filters the table. */
export function IssueBar({ summary, query, onQuery }: IssueBarProps) {
  const words = useWords();
  const found = codesFound(summary);
  if (found.length === 0) return null;
  const toggle = (code: IssueCode) => {
    onQuery(toggleChoice(query, 'codes', code));
  };
  return (
    <Stack as="section" $gap={6} aria-labelledby="issue-bar">
      <Line $isSpread>
        <Heading id="issue-bar">{words.say('page.triage.bar.title')}</Heading>
        <RiskChoices query={query} onQuery={onQuery} />
      </Line>
      {/* The same choice stands below as buttons with names: this is for eyes and mouse alone. */}
      <Bar aria-hidden="true">
        {found.map(({ code, count, risk }) => (
          <Segment
            key={code}
            type="button"
            tabIndex={-1}
            title={`${words.say(`issues.${code}.title`)}: ${words.number(count)}`}
            $share={count}
            $risk={risk}
            $isFaded={query.codes.length > 0 && !query.codes.includes(code)}
            onClick={() => {
              toggle(code);
            }}
          />
        ))}
      </Bar>
      <Legend>
        {RISKS.map((risk) => (
          <RiskCodes key={risk} risk={risk} found={found} query={query} onToggle={toggle} />
        ))}
      </Legend>
    </Stack>
  );
}

/** The risks, each with its sign and colour: the key to the bar, and filters as well. */
function RiskChoices({ query, onQuery }: Omit<IssueBarProps, 'summary'>) {
  const words = useWords();
  const label = words.say('page.triage.filters.risks');
  return (
    <Line role="group" aria-label={label}>
      <Quiet>{label}</Quiet>
      {RISKS.map((risk) => (
        <Chip
          key={risk}
          isPressed={query.risks.includes(risk)}
          onClick={() => {
            onQuery(toggleChoice(query, 'risks', risk));
          }}
        >
          <Sign $tone={RISK_TONES[risk]}>
            <ToneIcon tone={RISK_TONES[risk]} />
          </Sign>
          {words.say(`risks.${risk}`)}
        </Chip>
      ))}
    </Line>
  );
}

type Found = { readonly code: IssueCode; readonly count: number; readonly risk: Risk };

function RiskCodes({
  risk,
  found,
  query,
  onToggle,
}: {
  readonly risk: Risk;
  readonly found: readonly Found[];
  readonly query: RowsQuery;
  readonly onToggle: (code: IssueCode) => void;
}) {
  const words = useWords();
  const own = found.filter((one) => one.risk === risk);
  if (own.length === 0) return null;
  const said = words.say(`risks.${risk}`);
  return (
    <LegendGroup role="group" aria-label={words.say('page.triage.bar.risk', { risk: said })}>
      {own.map(({ code, count }) => (
        <LegendEntry
          key={code}
          isBasic
          isPressed={query.codes.includes(code)}
          title={`${code} (${said})`}
          onClick={() => {
            onToggle(code);
          }}
        >
          <Sign $tone={RISK_TONES[risk]}>
            <ToneIcon tone={RISK_TONES[risk]} />
          </Sign>
          {words.say('page.choice', { name: words.say(`issues.${code}.title`), count })}
        </LegendEntry>
      ))}
    </LegendGroup>
  );
}

function codesFound({ issues }: AuditSummary): readonly Found[] {
  return RISKS.flatMap((risk) =>
    ISSUE_CODES.filter((code) => ISSUE_CATALOGUE[code].risk === risk)
      .map((code) => ({ code, risk, count: issues.by_code[code] }))
      .filter(({ count }) => count > 0),
  );
}

const Bar = styled.div`
  display: flex;
  gap: 2px;
  height: 12px;
`;

const Segment = styled.button<{
  readonly $share: number;
  readonly $risk: Risk;
  readonly $isFaded: boolean;
}>`
  flex: ${({ $share }) => $share} 1 0;
  opacity: ${({ $isFaded }) => ($isFaded ? 0.35 : 1)};
  border: 0;
  border-radius: 2px;
  background-color: ${({ $risk, theme }) => toneFill(RISK_TONES[$risk], theme)};
  cursor: pointer;
  padding: 0;
  min-width: 6px;
`;

const Legend = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 8px;
  margin-inline: -6px;
`;

/** Groups stand in one run, as the parts of the bar above do. */
const LegendGroup = styled.div`
  display: contents;
`;

const LegendEntry = styled(Chip)`
  && {
    padding: 1px 6px;
  }
`;

const Sign = styled.span<{ readonly $tone: Tone }>`
  display: inline-flex;
  color: ${({ $tone, theme }) => toneText($tone, theme)};
`;
