// A native modal dialog with a title and a way out. Escape closes it; focus goes back by itself.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "./button";

export interface DialogProps {
  open: boolean;
  title: string;
  /** Also called for Escape and a click beside the dialog; not when `open` became false. */
  onClose(): void;
  children: ComponentChildren;
  class?: string;
}

export function Dialog({ open, title, onClose, children, class: extra = "" }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key that closes it is there, Escape
    <dialog
      ref={dialog}
      class={`dialog ${extra}`}
      aria-labelledby={titleId}
      onClose={() => open && onClose()}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && (
        <div class="dialog-body">
          <header class="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <Button weight="quiet" onClick={onClose}>
              {t("kit.close")}
            </Button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
