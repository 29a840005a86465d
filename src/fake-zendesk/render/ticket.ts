import { addressOf, type Account } from '../account.ts';
import type { TicketRow } from '../rows.ts';
import { toIso, toUnix } from '../times.ts';
import { customFieldsOf, descriptionOf } from './ticket-filling.ts';

const PRIORITIES = ['low', 'normal', 'high', 'urgent', null] as const;
const TYPES = ['question', 'incident', 'problem', 'task', null] as const;

/** A ticket as the API shows it: full-size, text and dozens of custom fields included. */
export function renderTicket(account: Account, row: TicketRow) {
  const customFields = customFieldsOf(row.id);
  const hasAssignee = row.status !== 'new';
  return {
    url: `${addressOf(account)}/api/v2/tickets/${row.id}.json`,
    id: row.id,
    external_id: null,
    via: {
      channel: row.id % 2 === 0 ? 'email' : 'web',
      source: { from: {}, to: {}, rel: null },
    },
    created_at: toIso(row.created),
    updated_at: toIso(row.updated),
    generated_timestamp: toUnix(row.generated),
    type: TYPES[row.id % TYPES.length],
    subject: row.subject,
    raw_subject: row.subject,
    description: descriptionOf(row.id),
    priority: PRIORITIES[row.id % PRIORITIES.length],
    status: row.status,
    recipient: null,
    requester_id: row.requester_id,
    submitter_id: row.requester_id,
    assignee_id: hasAssignee ? 9_200_000 + (row.id % 7) : null,
    organization_id: row.organization_id,
    group_id: 9_100_001,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    forum_topic_id: null,
    problem_id: null,
    has_incidents: false,
    is_public: true,
    due_at: null,
    tags: ['imported', row.id % 2 === 0 ? 'billing' : 'technical'],
    custom_fields: customFields,
    satisfaction_rating: { score: 'unoffered' },
    sharing_agreement_ids: [],
    custom_status_id: 9_300_001,
    fields: customFields,
    followup_ids: [],
    ticket_form_id: 9_400_001,
    brand_id: 9_500_001,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: false,
  };
}
