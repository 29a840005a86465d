import type { Account } from '../account.ts';

/** The account's settings: the documented groups that say something about users and tickets. */
export function renderAccountSettings(account: Account) {
  return {
    active_features: {
      customer_satisfaction: true,
      on_hold_status: true,
      user_tagging: true,
      ticket_tagging: true,
      organization_access_enabled: true,
    },
    agents: { agent_home: false, agent_workspace: true },
    api: { accepted_api_agreement: true, api_password_access: 'false', api_token_access: 'true' },
    apps: { use: true, create_private: true, create_public: false },
    branding: {
      header_color: '03363D',
      page_background_color: '333333',
      tab_background_color: '7FA239',
    },
    groups: { check_group_name_uniqueness: true },
    limits: { attachment_size: 52_428_800 },
    localization: { locale_ids: [1] },
    lotus: { prefer_lotus: true },
    rule: { macro_most_used: true, macro_order: 'alphabetical', skill_based_filtered_views: [] },
    statistics: { forum: false, search: true },
    ticket_form: { ticket_forms_instructions: 'Please choose your issue below' },
    tickets: {
      assign_default_organization: true,
      agent_ticket_deletion: false,
      collaboration: true,
      comments_public_by_default: true,
      private_attachments: true,
      status_hold: true,
      tagging: true,
    },
    user: {
      agent_created_welcome_emails: true,
      end_user_phone_number_validation: false,
      have_gravatars_enabled: false,
      language_selection: true,
      multiple_organizations: account.store.multipleOrganizations(),
      tagging: true,
      time_zone_selection: true,
    },
  };
}
