// A box to find things by: it waits until typing pauses, and "/" puts the cursor into it.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";

const pause = 250; // milliseconds without a key

interface Props {
  label: string;
  hint: string;
  value: string;
  /** Typing has come to rest. */
  settle(value: string): void;
  /** The cursor stands in it when it appears. */
  first?: boolean;
}

export function TypedBox({ label, hint, value, settle, first = false }: Props) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const typed = useSignal(value);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useSlash(box);
  useEffect(() => {
    if (first) box.current?.focus();
    return () => clearTimeout(waiting.current);
  }, []);
  // Another value from outside: a step back, a suggestion, all filters cleared.
  useEffect(() => {
    if (value !== typed.peek().trim()) typed.value = value;
  }, [value]);
  const settleNow = () => {
    clearTimeout(waiting.current);
    settle(typed.peek().trim());
  };
  const type = (words: string) => {
    typed.value = words;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(settleNow, pause);
  };
  return (
    <form
      class="typed-box"
      onSubmit={(event) => {
        event.preventDefault();
        settleNow();
      }}
    >
      <label for={id} class="small">
        {label} <kbd title={t("archive.slash")}>/</kbd>
      </label>
      <input
        ref={box}
        id={id}
        class="field"
        type="search"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        maxLength={300}
        placeholder={hint}
        value={typed.value}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </form>
  );
}

function useSlash(box: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]") || isField(event.target)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [box]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select");
}
