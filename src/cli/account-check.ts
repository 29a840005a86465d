import { checkSubdomain } from '../run/check-tenant.ts';
import { connect, type LiveAddress } from './compose.ts';
import type { Context } from './context.ts';
import { harmless } from './render/text-width.ts';

/**
 * Signs in once and says what these credentials may do. Two requests, nothing is written.
 * @throws DriftError `zendesk_*` where signing in is not possible
 */
export async function checkAccount(
  address: LiveAddress,
  { shell, words, paint }: Context,
): Promise<readonly string[]> {
  const { reader } = connect(address, { ...shell, onEvent: () => undefined });
  const user = await reader.currentUser();
  checkSubdomain(user, address.subdomain);
  const several = await reader.multipleOrganizations();
  const { subdomain } = address;
  return [
    harmless(words.say('cli.init.signed_in', { name: user.name, role: user.role, subdomain })),
    ...(user.role === 'admin' ? [] : [paint('yellow', words.say('cli.init.not_an_admin'))]),
    words.say('cli.init.multiple_organizations', {
      several: several === null ? 'unknown' : several ? 'yes' : 'no',
    }),
    ...(address.credentials.kind === 'api_token'
      ? [paint('yellow', words.say('cli.api_token_warning'))]
      : []),
  ];
}
