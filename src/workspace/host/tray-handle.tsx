import { useRef } from 'react';
import { TRAY_WIDTH } from './desk.ts';

type TrayHandleProps = {
  /** Pixels. */
  readonly width: number;
  readonly onWidth: (width: number) => void;
};

const STEP = 20;

/** The left edge of the tray: dragged, or moved with the arrow keys, Home and End. */
export function TrayHandle({ width, onWidth }: TrayHandleProps) {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  return (
    // A separator that can be focused is a widget by WAI-ARIA, which these two rules do not know.
    /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
    <div
      className="tray-handle"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the apps"
      aria-valuenow={width}
      aria-valuemin={TRAY_WIDTH.least}
      aria-valuemax={TRAY_WIDTH.most}
      tabIndex={0}
      onPointerDown={(event) => {
        drag.current = { x: event.clientX, width };
        // Else the frame beside it would take the pointer away.
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={({ clientX }) => {
        if (drag.current !== null) onWidth(drag.current.width + drag.current.x - clientX);
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onKeyDown={(event) => {
        const next = widthAfter(event.key, width);
        if (next === null) return;
        event.preventDefault();
        onWidth(next);
      }}
    />
    /* eslint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  );
}

/** The tray stands on the right: what moves its edge to the left makes it wider. */
function widthAfter(key: string, width: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return width + STEP;
    case 'ArrowRight':
      return width - STEP;
    case 'Home':
      return TRAY_WIDTH.least;
    case 'End':
      return TRAY_WIDTH.most;
    default:
      return null;
  }
}
