// A box for what one wants to say. What is typed is kept on this device until it is sent or given up.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { forget, recall, remember } from "../../kit/device";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";

export const longest_comment = 4000;

export interface ComposerProps {
  label: string;
  /** What was typed is kept under this name; one that is edited begins with its words. */
  draft: string;
  words?: string;
  send_label: string;
  onSend(text: string): void;
  onCancel(): void;
  /** Above the box: what it is about. */
  children?: ComponentChildren;
}

export function Composer(props: ComposerProps) {
  const { label, draft, words = "", send_label, onSend, onCancel, children } = props;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = useSignal(recall(draft, words));
  useEffect(() => box.current?.focus(), []);
  const type = (typed: string) => {
    text.value = typed;
    remember(draft, typed);
  };
  const leave = (then: () => void) => {
    forget(draft);
    then();
  };
  const send = () => {
    const said = text.peek().trim();
    if (said) leave(() => onSend(said));
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel(); // what was typed is there again later
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
      }}
    >
      {children}
      <label class="small soft" for={id}>
        {label}
      </label>
      <div class="composer-box" data-mirror={text.value}>
        <textarea
          ref={box}
          id={id}
          class="field"
          dir="auto"
          rows={2}
          maxLength={longest_comment}
          value={text.value}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      <div class="composer-ways">
        <Button class="compact" weight="strong" type="submit" disabled={text.value.trim() === ""}>
          {send_label}
        </Button>
        <Button class="compact" onClick={() => leave(onCancel)}>
          {t("kit.cancel")}
        </Button>
      </div>
    </form>
  );
}
