import './shared/no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startEngine } from './engine/client.ts';
import { App } from './app.tsx';
import { meetWorkspace } from './meet-workspace.ts';
import { sharedListAt } from './shared-list.ts';
import { realAfter } from './shared/real-after.ts';
import { StartPage } from './start-page.tsx';
import { colorSchemeOfAddress } from './shared/theme/color-scheme.ts';
import { startZaf } from './shared/zaf/start-zaf.ts';

// Joined at once and once: the workspace registers a frame a single time.
const started = startZaf();
const scheme = colorSchemeOfAddress(window.location.search);
const root = createRoot(rootElement());

root.render(<StartPage state="loading" scheme={scheme} />);
void open();

async function open(): Promise<void> {
  try {
    const start = await started;
    if (start.kind === 'outside') {
      root.render(<StartPage state="outside" scheme={scheme} />);
      return;
    }
    const { zaf } = start;
    const workspace = await meetWorkspace(zaf);
    const { subdomain, locale, words } = workspace;
    document.documentElement.lang = words.language;
    const { engine, hear } = startEngine({ subdomain, locale, request: zaf.request });
    const sharedList = sharedListAt(workspace.settings.referenceAddress, {
      request: zaf.request,
      after: realAfter,
    });
    root.render(
      <StrictMode>
        <App zaf={zaf} workspace={workspace} engine={engine} hear={hear} sharedList={sharedList} />
      </StrictMode>,
    );
  } catch {
    root.render(<StartPage state="failed" scheme={scheme} />);
  }
}

function rootElement(): HTMLElement {
  const element = document.getElementById('root');
  if (!element) throw new Error('the page has no place for the app');
  return element;
}
