import './shared/no-eval.ts';
import { loadEngineWorker } from './engine/client.ts';
import { startZaf } from './shared/zaf/start-zaf.ts';

// What takes longest is under way before the rest of the app is even read: it stands in a file of its own.

/**
 * The engine's worker where somebody sees this frame: its script is on its way while the workspace is met.
 * A frame in a hidden place has no size, and costs nothing before somebody looks at it.
 */
export const loadedWorker = window.innerWidth > 0 && !document.hidden ? loadEngineWorker() : null;

/** The workspace around this frame. Joined at once and once: it registers a frame a single time. */
export const workspaceAround = startZaf();
