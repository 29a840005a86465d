import { loadedWorker, workspaceAround } from './begin.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startEngine } from './engine/client.ts';
import { loadLanguage, wordsOf } from '../words/languages.ts';
import { App } from './app.tsx';
import { meetWorkspace } from './meet-workspace.ts';
import { sharedListAt } from './shared-list.ts';
import { realAfter } from './shared/real-after.ts';
import { StartPage } from './start-page.tsx';
import { colorSchemeOfAddress } from './shared/theme/color-scheme.ts';
import { toPageWords } from './shared/words/use-words.ts';
import { isSidebar } from './shared/zaf/on-screen.ts';
import { capsOfInstallation, ticketDaysOfInstallation } from './shared/zaf/settings.ts';

const scheme = colorSchemeOfAddress(window.location.search);
const root = createRoot(rootElement());

root.render(<StartPage state="loading" scheme={scheme} words={null} />);
void open();

async function open(): Promise<void> {
  try {
    const start = await workspaceAround;
    if (start.kind === 'outside') {
      await tell('outside');
      return;
    }
    const { zaf } = start;
    const workspace = await meetWorkspace(zaf);
    const { location, subdomain, personId, language, words, settings } = workspace;
    document.documentElement.lang = words.language;
    const { referenceAddress, isDemoMode, requestsForPeople } = settings;
    const { engine, hear } = startEngine({
      subdomain,
      personId,
      language,
      caps: capsOfInstallation(settings),
      ticketDays: ticketDaysOfInstallation(settings),
      requestsForPeople,
      referenceAddress,
      isDemoMode,
      loaded: loadedWorker,
      request: zaf.request,
    });
    // A sidebar in sight wants the list first: it is looked for while the view is on its way.
    if (loadedWorker && isSidebar(location)) engine.checkReference().catch(() => undefined);
    const sharedList = sharedListAt(referenceAddress, {
      request: zaf.request,
      after: realAfter,
    });
    root.render(
      <StrictMode>
        <App
          zaf={zaf}
          workspace={workspace}
          engine={engine}
          hear={hear}
          sharedList={sharedList}
          fragment={window.location.hash}
        />
      </StrictMode>,
    );
  } catch {
    await tell('failed');
  }
}

/** Says why there is no page, in the browser's language: whose the person is is not known here. */
async function tell(state: 'outside' | 'failed'): Promise<void> {
  const words = await loadLanguage(navigator.language, 'everywhere').then(
    (language) => toPageWords(wordsOf(language)),
    () => null,
  );
  root.render(<StartPage state={state} scheme={scheme} words={words} />);
}

function rootElement(): HTMLElement {
  const element = document.getElementById('root');
  if (!element) throw new Error('the page has no place for the app');
  return element;
}
