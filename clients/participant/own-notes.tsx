// One's own notes: where each is on its way, and the ways to change or take it back.

import { useId } from "preact/hooks";
import { categoryLabel, stepOf } from "../kit/guide";
import { t } from "../kit/i18n";
import type { Delivery, OwnNote } from "../kit/outbox";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import type { GuideView } from "../kit/wire";
import { longestNote } from "./composer";
import { GrowingBox } from "./growing-box";
import { useHere } from "./here";

export interface OwnNotesProps {
  guide: GuideView;
  /** The step on the screen: its notes, and any other that is not saved yet; null: all. */
  step: string | null;
  /** Whether notes can still be changed. */
  open: boolean;
}

export function OwnNotes({ guide, step, open }: OwnNotesProps) {
  const { outbox } = useHere();
  const notes = outbox.notes.value.filter(
    (note) => step === null || note.step === step || note.delivery !== "saved",
  );
  if (notes.length === 0) return null;
  return (
    <section class="own-notes">
      <h2 class="section-title">{t("participant.your_notes")}</h2>
      <ul class="plain-list">
        {[...notes].reverse().map((note) => (
          <li key={note.id} class="card">
            <Note note={note} labels={labels(guide, note, step)} open={open} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the note needs said beside its words: its step when it is another, its kind when there were several. */
function labels(guide: GuideView, note: OwnNote, shown: string | null): string[] {
  const step = stepOf(guide, note.step);
  const several = step !== null && step.capture.length > 1;
  return [
    note.step === shown ? "" : (step?.title ?? ""),
    several ? categoryLabel(guide, note.category ?? "") : "",
  ].filter(Boolean);
}

interface NoteProps {
  note: OwnNote;
  labels: string[];
  open: boolean;
}

function Note({ note, labels: said, open }: NoteProps) {
  const { outbox, edits } = useHere();
  const { [note.id]: words, ...others } = edits.value.value;
  const write = (text: string) => edits.put({ ...others, [note.id]: text });
  const leave = () => edits.put(others);
  if (open && words !== undefined) {
    const save = (text: string) => {
      if (text !== note.text) outbox.edit(note.id, text);
      leave();
    };
    return <EditNote words={words} onWords={write} onSave={save} onCancel={leave} />;
  }
  const refused = note.delivery === "refused";
  return (
    <>
      {said.length > 0 && (
        <p class="label">
          <bdi>{said.join(" · ")}</bdi>
        </p>
      )}
      <p class="card-text" dir="auto" {...(note.language && { lang: note.language })}>
        {note.text}
      </p>
      {note.reason && <p class="small">{refusalText(note.reason)}</p>}
      <div class="card-acts">
        <DeliveryMark delivery={note.delivery} />
        {refused && <RefusedActs id={note.id} />}
        {open && (
          <Button weight="quiet" onClick={() => write(note.text)}>
            {t("participant.edit")}
          </Button>
        )}
        {open && !refused && <TakeBack note={note} />}
      </div>
    </>
  );
}

function RefusedActs({ id }: { id: string }) {
  const { outbox } = useHere();
  return (
    <>
      <Button weight="quiet" onClick={() => outbox.retry(id)}>
        {t("participant.try_again")}
      </Button>
      <Button weight="quiet" onClick={() => outbox.discard(id)}>
        {t("participant.delete")}
      </Button>
    </>
  );
}

/** A note taken back comes again as a new one when that is undone. */
function TakeBack({ note }: { note: OwnNote }) {
  const { outbox } = useHere();
  function takeBack(): void {
    const { text, step, category } = note;
    outbox.withdraw(note.id);
    showToast(t("participant.taken_back"), () =>
      outbox.add({ text, step, ...(category && { category }) }),
    );
  }
  return (
    <Button weight="quiet" onClick={takeBack}>
      {t("participant.take_back")}
    </Button>
  );
}

interface EditNoteProps {
  words: string;
  onWords(words: string): void;
  onSave(text: string): void;
  onCancel(): void;
}

function EditNote({ words, onWords, onSave, onCancel }: EditNoteProps) {
  const box = useId();
  const ready = words.trim() !== "" && [...words].length <= longestNote;
  const save = () => ready && onSave(words.trim());
  return (
    <div class="edit-note">
      <label for={box} class="visually-hidden">
        {t("participant.edit")}
      </label>
      <GrowingBox id={box} text={words} onText={onWords} onEnter={save} />
      <div class="card-acts">
        <Button onClick={onCancel} weight="quiet">
          {t("kit.cancel")}
        </Button>
        <Button onClick={save} disabled={!ready}>
          {t("kit.save")}
        </Button>
      </div>
    </div>
  );
}

const marks: Record<Delivery, string> = {
  saved: "M3 8.5l3.2 3.2L13 4.8",
  sending: "M8 13V3.5M4 7l4-3.8L12 7",
  waiting: "M8 4.2V8l2.6 1.8M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0",
  refused: "M8 4v4.8M8 11.6v.2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0",
};

function DeliveryMark({ delivery }: { delivery: Delivery }) {
  return (
    <span class="delivery" data-delivery={delivery}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={marks[delivery]} />
      </svg>
      {t(`kit.delivery.${delivery}`)}
    </span>
  );
}
