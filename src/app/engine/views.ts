import type { Receipt } from '../../core/apply/receipt-format.ts';
import type { Plan } from '../../core/plan/plan-format.ts';
import type { PlanView, ReceiptView } from './engine-views.ts';

/** A receipt as the page gets it: the entries stay. */
export function viewReceipt({ entries, ...view }: Receipt): ReceiptView {
  return view;
}

/** A plan as the page gets it: the actions stay, but for their number. */
export function viewPlan({ actions, ...plan }: Plan): PlanView {
  const prepared = actions.filter(({ status }) => status === 'prepared').length;
  return { ...plan, prepared, blocked: actions.length - prepared };
}
