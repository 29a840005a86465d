import { userViewSchema } from '../account-view.ts';
import type { TicketOnScreen } from './offered.ts';
import { PersonPicker } from './person-picker.tsx';
import { loadRecord } from './server-api.ts';

type TicketFieldsProps = {
  readonly ticket: TicketOnScreen;
  readonly onChange: (ticket: TicketOnScreen) => void;
};

/** Who a ticket is from and which organization it is filed under; the second follows the first. */
export function TicketFields({ ticket, onChange }: TicketFieldsProps) {
  const { requester, organization } = ticket;
  const organizations = organizationsToChoose(ticket);
  const changeRequester = async (userId: number): Promise<void> => {
    const user = await loadRecord(`users/${userId}`, userViewSchema);
    if (user === null) return;
    const { name, email, role } = user;
    onChange({
      ...ticket,
      requester: { id: userId, name, email, role },
      organization: user.organizations[0] ?? null,
      requesterOrganizations: user.organizations,
    });
  };
  return (
    <section className="record-facts" aria-label="Ticket fields">
      <PersonPicker
        label="Requester"
        person={requester}
        onPick={(userId) => void changeRequester(userId)}
      />
      <label className="field">
        <span>Organization</span>
        <select
          value={organization?.id ?? ''}
          onChange={({ target }) => {
            const chosen = organizations.find((each) => String(each.id) === target.value);
            onChange({ ...ticket, organization: chosen ?? null });
          }}
        >
          <option value="">–</option>
          {organizations.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <dl className="facts">
        <dt>Priority</dt>
        <dd>Normal</dd>
        <dt>Type</dt>
        <dd>Question</dd>
      </dl>
    </section>
  );
}

/** The requester's organizations, and the one the ticket is under. */
function organizationsToChoose({ organization, requesterOrganizations }: TicketOnScreen) {
  const isKnown = requesterOrganizations.some((each) => each.id === organization?.id);
  return organization === null || isKnown
    ? requesterOrganizations
    : [organization, ...requesterOrganizations];
}
