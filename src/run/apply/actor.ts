import type { Receipt } from '../../core/apply/receipt-format.ts';
import type { CurrentUser } from '../../zendesk/reader.ts';

/** Who carried out a run, as its receipt says. */
export function actorOf({ id, name, email, role }: CurrentUser): NonNullable<Receipt['actor']> {
  return { user_id: String(id), name, email, role };
}
