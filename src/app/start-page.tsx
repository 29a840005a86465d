import { Button } from '@zendeskgarden/react-buttons';
import { Dots } from '@zendeskgarden/react-loaders';
import { styled } from 'styled-components';
import { HeardOnly } from './shared/drift/layout.tsx';
import type { ColorScheme } from './shared/theme/color-scheme.ts';
import { PageTheme } from './shared/theme/page-theme.tsx';
import { EmptyState } from './shared/ui/empty-state.tsx';
import { AlertWarningIcon, GlobeIcon } from './shared/ui/icons.ts';
import { useWords } from './shared/words/use-words.ts';

type StartPageProps = {
  readonly state: 'loading' | 'outside' | 'failed';
  readonly scheme: ColorScheme;
};

/** What is shown while the workspace is met, and where there is none or it does not answer. */
export function StartPage({ state, scheme }: StartPageProps) {
  return (
    <PageTheme scheme={scheme}>
      <Middle>
        {state === 'loading' && <Loading />}
        {state === 'outside' && <Outside />}
        {state === 'failed' && <Failed />}
      </Middle>
    </PageTheme>
  );
}

/** Dots, and a word for those who hear the page. */
export function Loading() {
  const words = useWords();
  return (
    <div role="status">
      <Dots size={32} />
      <HeardOnly>{words.say('page.frame.loading')}</HeardOnly>
    </div>
  );
}

function Outside() {
  const words = useWords();
  return (
    <EmptyState
      icon={GlobeIcon}
      title={words.say('page.frame.outside_title')}
      about={words.say('page.frame.outside_about')}
    >
      <p>{words.say('page.frame.outside_signed_in')}</p>
    </EmptyState>
  );
}

function Failed() {
  const words = useWords();
  return (
    <EmptyState
      icon={AlertWarningIcon}
      title={words.say('page.frame.workspace_failed')}
      about={words.say('page.frame.workspace_failed_about')}
    >
      <Button
        isPrimary
        onClick={() => {
          window.location.reload();
        }}
      >
        {words.say('page.frame.reload')}
      </Button>
    </EmptyState>
  );
}

const Middle = styled.main`
  display: flex;
  align-items: center;
  justify-content: center;
  min-height: 100vh;
`;
