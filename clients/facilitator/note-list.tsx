// Notes as they come, the newest last, with the step's name wherever it changes.

import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Note, StepView } from "../kit/wire";
import { useRoom } from "./desk";
import { useEndFollowed } from "./end-followed";
import { inOrder } from "./moments";
import { NoteCard } from "./note-card";
import { NoteFilter, type Sieve, sifted } from "./note-filter";
import { scrollable } from "./scrollable";
import { SendingNotes } from "./sending-notes";

export function NoteList() {
  const { view } = useRoom();
  const sieve = useSignal<Sieve>({ scope: "all", category: null, table: null });
  const step = view.step?.id;
  const notes = useMemo(
    () => inOrder(sifted(view.notes, sieve.value, step)),
    [view.notes, sieve.value, step],
  );
  const list = useEndFollowed(notes, sieve.value);
  return (
    <>
      <NoteFilter sieve={sieve} />
      <section class="note-scroll" aria-label={t("notes.list")} {...scrollable} {...list.box}>
        {list.older > 0 && (
          <Button class="compact older" onClick={list.showOlder}>
            {t("notes.older", { count: list.older })}
          </Button>
        )}
        {notes.length === 0 && <p class="soft empty">{t("notes.none")}</p>}
        <NoteGroups notes={list.shown} />
        <SendingNotes />
      </section>
      {list.missed > 0 && (
        <div class="newer-place">
          <Button class="compact newer" onClick={list.toEnd}>
            {t("notes.newer", { count: list.missed })}
          </Button>
        </div>
      )}
    </>
  );
}

function NoteGroups({ notes }: { notes: readonly Note[] }) {
  const { guide } = useRoom();
  const titles = useMemo(
    () => new Map(guide.steps.map((step: StepView) => [step.id, step.title])),
    [guide],
  );
  return (
    <ol class="note-list">
      {notes.map((note, index) => (
        <li key={note.id}>
          {note.step !== notes[index - 1]?.step && (
            <h3 class="note-step">
              <bdi>{titles.get(note.step) ?? note.step}</bdi>
            </h3>
          )}
          <NoteCard note={note} />
        </li>
      ))}
    </ol>
  );
}
