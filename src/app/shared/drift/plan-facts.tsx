import type { PlanView } from '../../engine/engine-views.ts';
import { useWords } from '../words/use-words.ts';
import { Facts } from './layout.tsx';
import { Code } from './raw.tsx';

/** Which plan it is: the hash, when it was made, and what it leaves out. */
export function PlanFacts({ plan }: { readonly plan: PlanView }) {
  const words = useWords();
  const { plan_hash, created_at, selection, source, prepared, blocked } = plan;
  return (
    <Facts>
      <dt>{words.say('page.plan.hash')}</dt>
      <dd>
        <Code>{plan_hash}</Code>
      </dd>
      <dt>{words.say('page.plan.of')}</dt>
      <dd>
        <Code>{source.subdomain}</Code> {words.say(`page.plan.mode.${source.mode}`)}
      </dd>
      <dt>{words.say('page.plan.made')}</dt>
      <dd>{words.time(created_at)}</dd>
      <dt>{words.say('page.plan.holds')}</dt>
      <dd>
        {words.say('page.plan.counts', { prepared, blocked })}
        {selection && (
          <> {words.say('page.plan.left_out', { count: selection.left_out_action_ids.length })}</>
        )}
      </dd>
    </Facts>
  );
}
