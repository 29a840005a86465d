import { isSamePlace, tabKey, type Desk, type TabId } from './desk.ts';
import { Icon, type IconName } from './icon.tsx';
import { useServices } from './services.ts';

const ICONS = {
  ticket: 'inbox',
  new_ticket: 'inbox',
  organization: 'building',
  user: 'person',
} as const satisfies Record<TabId['kind'], IconName>;

type TabBarProps = {
  readonly desk: Desk;
  readonly titles: Readonly<Record<string, string>>;
};

/** What lies open, and the way to a new ticket. */
export function TabBar({ desk, titles }: TabBarProps) {
  const { dispatch } = useServices();
  return (
    <div className="tab-row">
      <ul className="tab-bar" aria-label="Open records">
        {desk.tabs.map((tab) => (
          <Tab
            key={tabKey(tab)}
            tab={tab}
            title={titles[tabKey(tab)] ?? `#${tab.id}`}
            isFront={isSamePlace(desk.place, { kind: 'tab', tab })}
          />
        ))}
      </ul>
      <button
        type="button"
        className="tab-add"
        title="New ticket"
        onClick={() => {
          dispatch({ kind: 'add_ticket' });
        }}
      >
        <Icon name="plus" />
        Add
      </button>
    </div>
  );
}

type TabProps = { readonly tab: TabId; readonly title: string; readonly isFront: boolean };

function Tab({ tab, title, isFront }: TabProps) {
  const { dispatch } = useServices();
  const note = noteOf(tab);
  return (
    <li className="tab" data-front={isFront}>
      <button
        type="button"
        className="tab-name"
        aria-current={isFront ? 'page' : undefined}
        title={title}
        onClick={() => {
          dispatch({ kind: 'go', place: { kind: 'tab', tab } });
        }}
      >
        <Icon name={ICONS[tab.kind]} />
        <span className="tab-text">
          <span className="tab-title">{title}</span>
          {note !== null && <span className="tab-id">{note}</span>}
        </span>
      </button>
      <button
        type="button"
        className="tab-close"
        aria-label={`Close ${title}`}
        onClick={() => {
          dispatch({ kind: 'close_tab', tab });
        }}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function noteOf({ kind, id }: TabId): string | null {
  if (kind === 'new_ticket') return 'not submitted';
  return kind === 'ticket' ? `#${id}` : null;
}
