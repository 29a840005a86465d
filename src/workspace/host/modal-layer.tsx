import { useEffect, useRef } from 'react';
import { closeModal } from './act.ts';
import { AppFrame } from './app-frame.tsx';
import type { Modal } from './desk.ts';
import { Icon } from './icon.tsx';
import { useServices } from './services.ts';

/** The dialogs of the app, the last one on top. */
export function ModalLayer({ modals }: { readonly modals: readonly Modal[] }) {
  return modals.map((modal) => <ModalFrame key={modal.guid} modal={modal} />);
}

function ModalFrame({ modal }: { readonly modal: Modal }) {
  const { hub, dispatch, state } = useServices();
  const dialog = useRef<HTMLDialogElement>(null);
  const { guid, url, width, height } = modal;
  const close = (): void => {
    closeModal(hub, dispatch, guid);
  };
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-label={state().app.name}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <button type="button" className="modal-close" aria-label="Close" onClick={close}>
        <Icon name="close" />
      </button>
      <div className="modal-content" style={{ width, height }}>
        <AppFrame
          guid={guid}
          location="modal"
          url={url}
          beside={{ kind: 'nothing' }}
          record={null}
          isActive
          onResize={(wide, high) => {
            dispatch({ kind: 'size_modal', guid, width: wide ?? width, height: high ?? height });
          }}
        />
      </div>
    </dialog>
  );
}
