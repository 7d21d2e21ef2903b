// A letter to copy into whatever the library writes its letters with. Nothing is sent from here.

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Dialog } from "../../kit/parts/dialog";

interface Props {
  open: boolean;
  title: string;
  subject: string;
  body: string;
  /** The letter's own language, for those who hear it. */
  language?: string;
  onClose(): void;
  /** What is to be chosen about the letter. */
  children?: ComponentChildren;
}

export function LetterDialog({ open, title, subject, body, language, onClose, children }: Props) {
  const words = useRef<HTMLTextAreaElement>(null);
  const mark = () => {
    words.current?.focus();
    words.current?.select();
  };
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <p class="soft">{t("initiative.letter_help")}</p>
      {children}
      <label class="form-line">
        <span>{t("initiative.letter_subject")}</span>
        <input
          class="field"
          readOnly
          dir="auto"
          lang={language}
          value={subject}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <label class="form-line">
        <span>{t("initiative.letter_words")}</span>
        <textarea
          ref={words}
          class="field letter"
          readOnly
          dir="auto"
          lang={language}
          rows={12}
          value={body}
        />
      </label>
      <div class="dialog-ways">
        <Button weight="strong" onClick={mark}>
          {t("initiative.letter_mark")}
        </Button>
      </div>
    </Dialog>
  );
}
