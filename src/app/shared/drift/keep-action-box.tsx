import { Checkbox, Field } from '@zendeskgarden/react-forms';
import type { Action } from '../../../core/plan/plan-format.ts';
import type { Selection } from '../../engine/engine-views.ts';
import { useWords } from '../words/use-words.ts';
import { isActionKept, keepAction } from './keep-action.ts';

/** Takes a prepared action into the plan, or leaves it out. */
export function KeepAction({
  action,
  selection,
  onSelection,
}: {
  readonly action: Action;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
}) {
  const words = useWords();
  const isAccountLeftOut =
    action.sf_account_id !== null && selection.withoutAccounts.includes(action.sf_account_id);
  return (
    <Field>
      <Checkbox
        checked={isActionKept(selection, action)}
        disabled={isAccountLeftOut}
        onChange={({ target }) => {
          onSelection(keepAction(selection, action.id, target.checked));
        }}
      >
        <Field.Label isRegular>{words.say('page.account.keep_action')}</Field.Label>
        {isAccountLeftOut && <Field.Hint>{words.say('page.account.account_left_out')}</Field.Hint>}
      </Checkbox>
    </Field>
  );
}
