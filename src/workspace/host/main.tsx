import { createRoot } from 'react-dom/client';
import { createFrameHub } from '../host-protocol/frame-hub.ts';
import { loadState, watchState } from './server-api.ts';
import { WorkspacePage } from './workspace-page.tsx';
import './workspace.css';

// Not in strict mode: that mounts everything twice, and a frame is no component but a running app.
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <WorkspacePage first={await loadState()} watch={watchState} hub={createFrameHub()} />,
  );
