import type { Place } from './desk.ts';
import { Icon, type IconName } from './icon.tsx';
import { useServices } from './services.ts';

type NavBarProps = {
  readonly place: Place;
  readonly appName: string;
  readonly hasPage: boolean;
};

const LISTS = [
  { kind: 'tickets', label: 'Tickets', icon: 'inbox' },
  { kind: 'organizations', label: 'Organizations', icon: 'building' },
  { kind: 'users', label: 'Customers', icon: 'people' },
] as const;

export function NavBar({ place, appName, hasPage }: NavBarProps) {
  const { dispatch } = useServices();
  return (
    <nav className="nav-bar" aria-label="Workspace">
      <span className="nav-mark" aria-hidden="true" />
      {LISTS.map(({ kind, label, icon }) => (
        <NavButton
          key={kind}
          label={label}
          icon={icon}
          isCurrent={place.kind === kind || isTabOf(place, kind)}
          onClick={() => {
            dispatch({ kind: 'go', place: { kind } });
          }}
        />
      ))}
      {hasPage && <hr className="nav-line" />}
      {hasPage && (
        <NavButton
          label={appName}
          icon="app"
          isCurrent={place.kind === 'app'}
          onClick={() => {
            dispatch({ kind: 'go', place: { kind: 'app' } });
          }}
        />
      )}
    </nav>
  );
}

type NavButtonProps = {
  readonly label: string;
  readonly icon: IconName;
  readonly isCurrent: boolean;
  readonly onClick: () => void;
};

function NavButton({ label, icon, isCurrent, onClick }: NavButtonProps) {
  return (
    <button
      type="button"
      className="nav-button"
      aria-label={label}
      title={label}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

function isTabOf(place: Place, list: string): boolean {
  if (place.kind !== 'tab') return false;
  const { kind } = place.tab;
  return (kind === 'new_ticket' ? 'tickets' : `${kind}s`) === list;
}
