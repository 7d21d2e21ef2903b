// A question before something that cannot be undone: what it means, a way back, and one strong yes.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { Button } from "./button";
import { Dialog } from "./dialog";

export interface ConfirmProps {
  open: boolean;
  title: string;
  /** What the strong button says. */
  yes: string;
  disabled?: boolean;
  /** Also called before `onYes`. */
  onClose(): void;
  onYes(): void;
  children: ComponentChildren;
}

export function Confirm({ open, title, yes, disabled, onClose, onYes, children }: ConfirmProps) {
  const confirmed = () => {
    onClose();
    onYes();
  };
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      {children}
      <div class="dialog-ways">
        <Button onClick={onClose}>{t("kit.cancel")}</Button>
        <Button weight="strong" disabled={disabled === true} onClick={confirmed}>
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
