import type { Answer } from '../api-errors.ts';
import type { Call } from '../call.ts';
import { renderAccountSettings } from '../render/account-settings.ts';

export function showAccountSettings(call: Call): Answer {
  return { status: 200, json: { settings: renderAccountSettings(call.account) } };
}
