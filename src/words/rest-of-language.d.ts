/** The part of a language that the smallest places of the app do without. See `app-messages.ts`. */
declare module '*.json?rest' {
  import type { Messages } from './words.ts';

  const messages: Messages;
  // eslint-disable-next-line no-restricted-syntax -- a file of data has no other export
  export default messages;
}
