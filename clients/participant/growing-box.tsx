// A box for words that grows with them.

import { t } from "../kit/i18n";

export interface GrowingBoxProps {
  id: string;
  text: string;
  onText(text: string): void;
  /** Called for Enter without Shift; without it, Enter begins a new line. */
  onEnter?(): void;
  describedBy?: string;
  invalid?: boolean;
  placeholder?: string;
}

/** A box that grows with its words: the mirror behind it (style.css) has the same text and gives the height. */
export function GrowingBox(props: GrowingBoxProps) {
  const { id, text, onText, onEnter, describedBy, invalid = false, placeholder } = props;
  return (
    <div class="growing" data-mirror={text}>
      <textarea
        id={id}
        class="field"
        dir="auto"
        rows={2}
        value={text}
        placeholder={placeholder ?? t("participant.write_here")}
        enterkeyhint={onEnter ? "send" : "enter"}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing || !onEnter) return;
          event.preventDefault();
          onEnter();
        }}
      />
    </div>
  );
}
