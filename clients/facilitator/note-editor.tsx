// Changing the words of a note that the crew wrote. The first words stay in the archive and are shown.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Note } from "../kit/wire";
import { useDesk } from "./desk";

export function NoteEditor({ note, done }: { note: Note; done(): void }) {
  const { outbox } = useDesk();
  const text = useSignal(note.text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  function save(): void {
    const changed = text.value.trim();
    if (changed && changed !== note.text) outbox.edit(note.id, changed);
    done();
  }

  return (
    <div class="note-editor">
      <textarea
        ref={field}
        class="field"
        dir="auto"
        rows={3}
        maxLength={2000}
        aria-label={t("notes.edit")}
        value={text.value}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") done();
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          save();
        }}
      />
      <div class="note-acts">
        <Button class="compact" onClick={save}>
          {t("kit.save")}
        </Button>
        <Button class="compact" onClick={done}>
          {t("kit.cancel")}
        </Button>
      </div>
    </div>
  );
}
