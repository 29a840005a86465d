import { Checkbox, Field } from '@zendeskgarden/react-forms';
import { Drawer } from '@zendeskgarden/react-modals';
import { useCallback, useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { Subject } from '../../../core/detect/issue.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { AccountDetail, Selection } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Quiet, Stack } from '../../shared/drift/layout.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { AccountDetailView } from './account-detail.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';

/** One account of the triage, in a drawer beside it. Closes by its button and by escape; the focus goes back. */
export function AccountDrawer({
  engine,
  accountId,
  source,
  selection,
  onSelection,
  isReviewed,
  onReviewed,
  onOpenTrace,
  onClose,
}: {
  readonly engine: EngineApi;
  /** `null` is the row of no single account. */
  readonly accountId: string | null;
  readonly source: RecordSource;
  readonly selection: Selection;
  /** `null` where the plan is not to be chosen from. */
  readonly onSelection: ((selection: Selection) => void) | null;
  readonly isReviewed: boolean;
  readonly onReviewed: (isReviewed: boolean) => void;
  readonly onOpenTrace: (subject: Subject) => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const [state, start] = useCall<AccountDetail | null>();
  const load = useCallback(() => {
    void start(() => engine.account(accountId));
  }, [start, engine, accountId]);
  useEffect(load, [load]);
  useFocusBack();
  const detail = state.is === 'done' ? state.value : null;
  const name =
    accountId === null ? words.say('phrases.no_single_account') : detail?.row.accountName;
  return (
    <Wide isOpen onClose={onClose}>
      <Drawer.Header tag="h2">
        <Raw>{name ?? accountId}</Raw> {name !== undefined && <Code>{accountId}</Code>}
      </Drawer.Header>
      <Drawer.Body tabIndex={0} role="region" aria-label={name ?? accountId ?? ''}>
        <Stack>
          {state.is === 'working' && <Skeletons label={words.say('page.account.loading')} />}
          {state.is === 'failed' && (
            <Failure problem={state.problem} written="nothing" onAgain={load} />
          )}
          {state.is === 'done' && detail === null && (
            <Quiet>{words.say('page.account.gone')}</Quiet>
          )}
          {detail && (
            <AccountDetailView
              engine={engine}
              detail={detail}
              source={source}
              selection={selection}
              onSelection={onSelection}
              onOpenTrace={onOpenTrace}
            />
          )}
        </Stack>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.FooterItem>
          <Field>
            <Checkbox
              checked={isReviewed}
              onChange={({ target }) => {
                onReviewed(target.checked);
              }}
            >
              <Field.Label isRegular>{words.say('page.account.reviewed')}</Field.Label>
            </Checkbox>
          </Field>
        </Drawer.FooterItem>
      </Drawer.Footer>
      <Drawer.Close aria-label={words.say('page.account.close')} />
    </Wide>
  );
}

/** Gives the focus back to what had it, however the drawer goes away. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
}

const Wide = styled(Drawer)`
  width: min(760px, 100vw);
`;
