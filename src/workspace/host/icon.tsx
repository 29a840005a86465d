/** Names of the pictures in the style sheet. */
export type IconName =
  | 'inbox'
  | 'building'
  | 'people'
  | 'person'
  | 'app'
  | 'close'
  | 'gear'
  | 'search'
  | 'apps'
  | 'plus';

/** A picture without a meaning of its own: what it is for is said beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return <span className={`icon icon-${name}`} aria-hidden="true" />;
}
