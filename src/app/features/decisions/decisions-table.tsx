import { Button } from '@zendeskgarden/react-buttons';
import { Table } from '@zendeskgarden/react-tables';
import type { DecisionKind } from '../../../core/decisions/decision.ts';
import type { DecisionsView } from '../../engine/engine-views.ts';
import { Mark } from '../../shared/drift/mark.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** What was decided: about what, for whom, by whom, why, and whether it holds. */
export function DecisionsTable({
  decisions,
  labelledBy,
  onWithdraw,
}: {
  readonly decisions: DecisionsView['decisions'];
  readonly labelledBy: string;
  readonly onWithdraw: (kind: DecisionKind, subject: string) => void;
}) {
  const words = useWords();
  return (
    <ScrollBox labelledBy={labelledBy}>
      <Table size="small" isReadOnly aria-labelledby={labelledBy}>
        <Table.Head>
          <Table.HeaderRow>
            <Table.HeaderCell>{words.say('page.decisions.subject')}</Table.HeaderCell>
            <Table.HeaderCell>{words.say('page.decisions.account')}</Table.HeaderCell>
            <Table.HeaderCell>{words.say('page.decisions.said')}</Table.HeaderCell>
            <Table.HeaderCell>{words.say('page.decisions.until')}</Table.HeaderCell>
            <Table.HeaderCell hidden>{words.say('page.decisions.withdraw')}</Table.HeaderCell>
          </Table.HeaderRow>
        </Table.Head>
        <Table.Body>
          {decisions.map(({ decision, why, issue }, at) => {
            const { kind, subject, accountId, decidedBy, reason, until } = decision;
            return (
              <Table.Row key={at}>
                <Table.Cell>
                  {issue
                    ? words.say(`issues.${issue.code}.title`)
                    : words.say(`page.decide.kinds.${kind}`)}{' '}
                  <Code>{issue ? issue.subjectId : subject}</Code>
                </Table.Cell>
                <Table.Cell>{accountId !== null && <Code>{accountId}</Code>}</Table.Cell>
                <Table.Cell>
                  <Raw>{decidedBy}</Raw>: <Raw>{reason}</Raw>
                </Table.Cell>
                <Table.Cell>
                  {until === null ? words.say('page.decisions.no_end') : words.day(until)}{' '}
                  {why !== null && (
                    <Mark tone="look">
                      {words.say('page.decisions.does_not_hold', {
                        why: words.say(`decision_rejections.${why}`),
                      })}
                    </Mark>
                  )}
                </Table.Cell>
                <Table.Cell>
                  <Button
                    isLink
                    aria-label={words.say('page.decisions.withdraw_named', { subject })}
                    onClick={() => {
                      onWithdraw(kind, subject);
                    }}
                  >
                    {words.say('page.decisions.withdraw')}
                  </Button>
                </Table.Cell>
              </Table.Row>
            );
          })}
        </Table.Body>
      </Table>
    </ScrollBox>
  );
}
