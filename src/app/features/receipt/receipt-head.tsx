import type { ReceiptView } from '../../engine/engine-views.ts';
import { Card, Facts } from '../../shared/drift/layout.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** Who did what, when, why and under which limits. */
export function ReceiptHead({ receipt }: { readonly receipt: ReceiptView }) {
  const words = useWords();
  const { actor, reason, source, caps, across_records_as_of } = receipt;
  return (
    <Card aria-label={words.say('page.receipt.head')}>
      <Facts>
        <dt>{words.say('page.plan.hash')}</dt>
        <dd>
          <Code>{receipt.source_plan_hash}</Code>
        </dd>
        <dt>{words.say('page.plan.of')}</dt>
        <dd>
          <Code>{source.subdomain}</Code> {words.say(`page.plan.mode.${source.mode}`)}
        </dd>
        {actor && (
          <>
            <dt>{words.say('page.receipt.who')}</dt>
            <dd>
              <Raw>{actor.name}</Raw> {actor.email !== null && <Code>{actor.email}</Code>}
            </dd>
          </>
        )}
        {reason !== null && (
          <>
            <dt>{words.say('page.receipt.why')}</dt>
            <dd>
              <Raw>{reason}</Raw>
            </dd>
          </>
        )}
        <dt>{words.say('page.receipt.when')}</dt>
        <dd>
          {words.say('page.receipt.from_to', {
            from: words.time(receipt.started_at),
            to: words.time(receipt.finished_at),
          })}
        </dd>
        <dt>{words.say('page.receipt.caps')}</dt>
        <dd>
          {words.say('page.receipt.caps_value', {
            actions: caps.max_actions,
            account: caps.max_per_account,
            seconds: receipt.settle_seconds,
          })}
        </dd>
        {across_records_as_of !== null && (
          <>
            <dt>{words.say('page.receipt.across')}</dt>
            <dd>{words.say('page.receipt.as_of', { time: words.time(across_records_as_of) })}</dd>
          </>
        )}
      </Facts>
    </Card>
  );
}
