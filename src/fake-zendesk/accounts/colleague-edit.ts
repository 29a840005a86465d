/** A change that a colleague makes in Zendesk by hand. */
export type ColleagueEdit =
  | {
      readonly kind: 'add_membership';
      readonly id: number;
      readonly user_id: number;
      readonly organization_id: number;
    }
  | {
      readonly kind: 'set_external_id';
      readonly organization_id: number;
      readonly external_id: string;
    }
  | {
      readonly kind: 'set_domains';
      readonly organization_id: number;
      readonly domain_names: readonly string[];
    }
  | { readonly kind: 'change_role'; readonly user_id: number; readonly role: 'agent' }
  | { readonly kind: 'change_email'; readonly user_id: number; readonly email: string }
  | { readonly kind: 'suspend_user'; readonly user_id: number };
