// A short word at the edge of the screen that something was done, with a way back. One <Toast /> a page.

import { signal } from "@preact/signals";
import { t } from "../i18n";
import { announce } from "./announcer";
import { Button } from "./button";

interface Shown {
  text: string;
  undo?: (() => void) | undefined;
}

const shown = signal<Shown | null>(null);
let leaving: ReturnType<typeof setTimeout> | undefined;
const stay = 10_000;

/** Shows `text` for ten seconds, longer while the pointer or the focus is on it. */
export function showToast(text: string, undo?: () => void): void {
  shown.value = { text, undo };
  announce(text);
  leave();
}

export function hideToast(): void {
  hold();
  shown.value = null;
}

function hold(): void {
  clearTimeout(leaving);
}

function leave(): void {
  hold();
  leaving = setTimeout(hideToast, stay);
}

export function Toast() {
  const toast = shown.value;
  if (!toast) return null;
  const undo = () => {
    hideToast();
    toast.undo?.();
  };
  return (
    <div
      class="toast"
      onPointerEnter={hold}
      onPointerLeave={leave}
      onFocusIn={hold}
      onFocusOut={leave}
    >
      <p>{toast.text}</p>
      {toast.undo && <Button onClick={undo}>{t("kit.undo")}</Button>}
      <Button weight="quiet" aria-label={t("kit.dismiss")} onClick={hideToast}>
        ×
      </Button>
    </div>
  );
}
