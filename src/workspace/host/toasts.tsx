import { useEffect } from 'react';
import type { Toast } from './desk.ts';
import { Icon } from './icon.tsx';
import { useServices } from './services.ts';

/** Messages of the app. Their text is only ever text. */
export function Toasts({ toasts }: { readonly toasts: readonly Toast[] }) {
  return (
    <div className="toasts" role="status">
      {toasts.map((toast) => (
        <ToastLine key={toast.key} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast: { key, text, tone, ms } }: { readonly toast: Toast }) {
  const { dispatch } = useServices();
  useEffect(() => {
    if (ms === null) return;
    const timer = setTimeout(() => {
      dispatch({ kind: 'dismiss', key });
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [dispatch, key, ms]);
  return (
    <div className="toast" data-tone={tone}>
      <span>{text}</span>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => {
          dispatch({ kind: 'dismiss', key });
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
