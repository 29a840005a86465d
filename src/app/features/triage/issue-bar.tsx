import { ToggleButton } from '@zendeskgarden/react-buttons';
import { styled } from 'styled-components';
import { ISSUE_CATALOGUE, ISSUE_CODES, RISKS } from '../../../core/detect/catalogue.ts';
import type { IssueCode, Risk } from '../../../core/detect/issue.ts';
import type { AuditSummary } from '../../../core/report/audit-format.ts';
import type { RowsQuery } from '../../engine/engine-api.ts';
import { RiskTag } from '../../shared/drift/tags.tsx';
import { toneFill } from '../../shared/drift/tone-colour.ts';
import { RISK_TONES } from '../../shared/drift/tone.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { toggleChoice } from './rows-query.ts';
import { Line, Stack } from '../../shared/drift/layout.tsx';
import { Heading } from '../../shared/ui/heading.ts';

/** How many issues there are of each code, worst risk first. A code that is pressed filters the table. */
export function IssueBar({
  summary,
  query,
  onQuery,
}: {
  readonly summary: AuditSummary;
  readonly query: RowsQuery;
  readonly onQuery: (query: RowsQuery) => void;
}) {
  const words = useWords();
  const found = codesFound(summary);
  if (found.length === 0) return null;
  const toggle = (code: IssueCode) => {
    onQuery(toggleChoice(query, 'codes', code));
  };
  return (
    <Stack as="section" $gap={8} aria-labelledby="issue-bar">
      <Heading id="issue-bar">{words.say('page.triage.bar.title')}</Heading>
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
      {RISKS.map((risk) => (
        <RiskCodes key={risk} risk={risk} found={found} query={query} onToggle={toggle} />
      ))}
    </Stack>
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
  return (
    <Line
      role="group"
      aria-label={words.say('page.triage.bar.risk', { risk: words.say(`risks.${risk}`) })}
    >
      <RiskTag risk={risk} />
      {own.map(({ code, count }) => (
        <ToggleButton
          key={code}
          size="small"
          isNeutral
          isPressed={query.codes.includes(code)}
          title={code}
          onClick={() => {
            onToggle(code);
          }}
        >
          {words.say('page.choice', { name: words.say(`issues.${code}.title`), count })}
        </ToggleButton>
      ))}
    </Line>
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
  height: 24px;
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
