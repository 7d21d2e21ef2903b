// What is needed seldom, behind one button. Escape and a press beside it close it.

import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../kit/i18n";
import { Icon } from "./icons";

export function Menu({ children }: { children(close: () => void): ComponentChild }) {
  const open = useSignal(false);
  const panel_id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  useEffect(() => {
    if (!open.value) return;
    const beside = ({ target }: Event) => {
      if (!box.current?.contains(target as Node)) open.value = false;
    };
    const escaped = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
    };
    document.addEventListener("pointerdown", beside);
    document.addEventListener("keydown", escaped, true);
    return () => {
      document.removeEventListener("pointerdown", beside);
      document.removeEventListener("keydown", escaped, true);
    };
  }, [open.value]);
  return (
    <div class="more" ref={box}>
      <button
        ref={button}
        type="button"
        class="button compact"
        aria-expanded={open.value}
        aria-controls={panel_id}
        onClick={() => (open.value = !open.value)}
      >
        <Icon name="more" />
        <span class="top-word">{t("facilitator.more")}</span>
      </button>
      <div id={panel_id} class="more-panel" hidden={!open.value}>
        {open.value && children(close)}
      </div>
    </div>
  );
}
