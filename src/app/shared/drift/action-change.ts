import type { Action } from '../../../core/plan/plan-format.ts';
import type { Words } from '../../../words/words.ts';

/** One value of a record, as it is and as the action would leave it. */
export type Change = {
  readonly field: string;
  readonly before: string;
  /** `null` where nobody can say which value is right. */
  readonly after: string | null;
};

/** What an action would change, value by value. */
export function changesOf(action: Action, words: Words): readonly Change[] {
  const value = (text: string | null | undefined) =>
    text === null || text === undefined || text === '' ? words.say('page.change.nothing') : text;
  const list = (items: readonly string[]) => value(words.list(items));
  switch (action.type) {
    case 'set_org_external_id':
      return [
        {
          field: words.say('page.change.external_id'),
          before:
            action.before === null ? seenIds(action, words) : value(action.before.external_id),
          after: action.after && value(action.after.external_id),
        },
      ];
    case 'add_org_domain':
      return [
        {
          field: words.say('page.change.domains'),
          before: list(action.before.domain_names),
          after: list(action.after.domain_names),
        },
      ];
    case 'assign_user_to_org':
    case 'move_user_to_org':
      return [
        {
          field: words.say('page.change.organizations'),
          before: list(action.before.organization_ids),
          after: action.after && list(action.after.organization_ids),
        },
        {
          field: words.say('page.change.default_organization'),
          before: value(action.before.default_organization_id),
          after: action.after && value(action.after.default_organization_id),
        },
      ];
  }
}

function seenIds({ evidence }: Action, words: Words): string {
  const seen = evidence.organizations.map(({ id, external_id }) =>
    words.say('page.change.of_organization', {
      id,
      value: external_id ?? words.say('page.change.nothing'),
    }),
  );
  return seen.length === 0 ? words.say('page.change.nothing') : words.list(seen);
}
