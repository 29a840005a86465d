import { isSamePlace, tabKey, type Desk, type TabId } from './desk.ts';
import { Icon, type IconName } from './icon.tsx';
import { useServices } from './services.ts';

const ICONS = {
  ticket: 'inbox',
  organization: 'building',
  user: 'person',
} as const satisfies Record<TabId['kind'], IconName>;

type TabBarProps = {
  readonly desk: Desk;
  readonly titles: Readonly<Record<string, string>>;
};

export function TabBar({ desk, titles }: TabBarProps) {
  const { dispatch } = useServices();
  return (
    <ul className="tab-bar" aria-label="Open records">
      {desk.tabs.map((tab) => {
        const isFront = isSamePlace(desk.place, { kind: 'tab', tab });
        const title = titles[tabKey(tab)] ?? `#${tab.id}`;
        return (
          <li key={tabKey(tab)} className="tab" data-front={isFront}>
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
                {tab.kind === 'ticket' && <span className="tab-id">#{tab.id}</span>}
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
      })}
    </ul>
  );
}
