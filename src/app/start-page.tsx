import { Button } from '@zendeskgarden/react-buttons';
import { Dots } from '@zendeskgarden/react-loaders';
import { styled } from 'styled-components';
import { HeardOnly } from './shared/drift/layout.tsx';
import type { ColorScheme } from './shared/theme/color-scheme.ts';
import { PageTheme } from './shared/theme/page-theme.tsx';
import { EmptyState } from './shared/ui/empty-state.tsx';
import { AlertWarningIcon, GlobeIcon, ReloadIcon } from './shared/ui/icons.ts';
import { useWords, WordsContext, type PageWords } from './shared/words/use-words.ts';

type StartPageProps = {
  readonly state: 'loading' | 'outside' | 'failed';
  readonly scheme: ColorScheme;
  /** `null` where they have not arrived, or do not arrive at all. */
  readonly words: PageWords | null;
};

/** What is shown while the workspace is met, and where there is none or it does not answer. */
export function StartPage({ state, scheme, words }: StartPageProps) {
  return (
    <PageTheme scheme={scheme}>
      <WordsContext.Provider value={words}>
        <Middle>{words === null ? <Wordless state={state} /> : <Worded state={state} />}</Middle>
      </WordsContext.Provider>
    </PageTheme>
  );
}

function Worded({ state }: Pick<StartPageProps, 'state'>) {
  if (state === 'loading') return <Loading />;
  return state === 'outside' ? <Outside /> : <Failed />;
}

/** Not even words arrived: what is left is the product's name, and to try again. */
function Wordless({ state }: Pick<StartPageProps, 'state'>) {
  const name = document.title;
  return state === 'loading' ? (
    <div role="status">
      <Dots size={32} aria-hidden="true" />
      <HeardOnly as="h1">{name}</HeardOnly>
    </div>
  ) : (
    <>
      <HeardOnly as="h1">{name}</HeardOnly>
      <Button aria-label={name} onClick={reload}>
        <ReloadIcon />
      </Button>
    </>
  );
}

function reload(): void {
  window.location.reload();
}

/** Dots, and a word for those who hear the page. */
export function Loading() {
  const words = useWords();
  return (
    <div role="status">
      <Dots size={32} aria-hidden="true" />
      <HeardOnly as="h1">{words.say('page.frame.loading')}</HeardOnly>
    </div>
  );
}

function Outside() {
  const words = useWords();
  return (
    <EmptyState
      icon={GlobeIcon}
      isWholePage
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
      isWholePage
      title={words.say('page.frame.workspace_failed')}
      about={words.say('page.frame.workspace_failed_about')}
    >
      <Button isPrimary onClick={reload}>
        {words.say('page.frame.reload')}
      </Button>
    </EmptyState>
  );
}

/** All there is on the page, in its middle. */
export const Middle = styled.main`
  display: flex;
  align-items: center;
  justify-content: center;
  min-height: 100vh;
`;
