// One note, and what the crew may do with it.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { spokenAs } from "../kit/guide";
import { formatTime, knownLanguageName, language, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Note } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { NoteEditor } from "./note-editor";
import { formatPerson } from "./person";
import { tableName } from "./table-choice";

export function NoteCard({ note }: { note: Note }) {
  const acts_id = useId();
  const open = useSignal(false);
  const editing = useSignal(false);
  return (
    <article
      class="note"
      data-status={note.status}
      data-highlighted={note.highlighted === true}
      data-quote={note.quote === true}
    >
      {editing.value ? (
        <NoteEditor note={note} done={() => (editing.value = false)} />
      ) : (
        <p class="note-text" dir="auto" {...(note.language && { lang: note.language })}>
          {note.text}
        </p>
      )}
      {note.original !== undefined && (
        <p class="note-original small soft">{t("notes.original", { text: note.original })}</p>
      )}
      <div class="note-foot">
        <NoteAbout note={note} />
        <QuickActs note={note} />
        <button
          type="button"
          class="icon-button"
          aria-expanded={open.value}
          aria-controls={acts_id}
          aria-label={t("notes.acts")}
          title={t("notes.acts")}
          onClick={() => (open.value = !open.value)}
        >
          <Icon name="more" />
        </button>
      </div>
      <div id={acts_id} class="note-acts" hidden={!open.value}>
        {open.value && <NoteActs note={note} edit={() => (editing.value = true)} />}
      </div>
    </article>
  );
}

function NoteAbout({ note }: { note: Note }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const author = view.members[note.by];
  const category = guide.categories.find(({ id }) => id === note.category);
  const marks = [
    isForeign(note.language) && knownLanguageName(note.language),
    note.said_at !== undefined && t("notes.paper_mark"),
    note.spoken && t("notes.spoken_mark"),
    note.quote && t("notes.quote_mark"),
    note.status === "hidden" && t("notes.hidden_mark"),
  ].filter(Boolean);
  return (
    <p class="note-about">
      {category && <strong {...spokenAs(guide)}>{category.label}</strong>}
      {author && <bdi>{formatPerson(author)}</bdi>}
      {note.table && desk.table === null && <span>{tableName(note.table)}</span>}
      <span>{formatTime(note.said_at ?? note.at)}</span>
      {marks.map((mark) => (
        <em key={String(mark)}>{mark}</em>
      ))}
    </p>
  );
}

/** Another language than the page speaks; "es-MX" is not another than "es". */
function isForeign(code: string | undefined): code is string {
  return code !== undefined && code.split("-")[0] !== language.value.split("-")[0];
}

/** For the pointer only: the keyboard finds the same in the acts, so that a note is one stop for Tab. */
function QuickActs({ note }: { note: Note }) {
  const desk = useDesk();
  const acts = useNoteActs(note);
  return (
    <>
      {[acts.highlight, acts.hide].map(({ icon, label, act }) => (
        <button
          key={icon}
          type="button"
          class="icon-button quick-act"
          tabIndex={-1}
          aria-label={label}
          title={label}
          data-on={icon === "star" && note.highlighted === true}
          disabled={!desk.live()}
          onClick={act}
        >
          <Icon name={icon} />
        </button>
      ))}
    </>
  );
}

function NoteActs({ note, edit }: { note: Note; edit(): void }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const { highlight, hide } = useNoteActs(note);
  const off = !desk.live();
  const author = view.members[note.by];
  const by_crew = author ? author.seat !== "participant" : note.by === desk.room.mine.value?.member;
  const recategorise = (category: string) =>
    void desk.act("note.recategorise", { id: note.id, category }, t("notes.recategorised"));
  return (
    <>
      <select
        class="compact-select"
        aria-label={t("notes.category")}
        value={note.category}
        disabled={off}
        onChange={(event) => recategorise(event.currentTarget.value)}
      >
        {!note.category && <option value="">{t("notes.no_category")}</option>}
        {guide.categories.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      {[highlight, hide].map(({ label, act }) => (
        <Button key={label} class="compact" disabled={off} onClick={act}>
          {label}
        </Button>
      ))}
      {by_crew && (
        <Button class="compact" onClick={edit}>
          {t("notes.edit")}
        </Button>
      )}
      {desk.seat === "facilitator" && (
        <Button class="compact" disabled={off} onClick={() => (desk.erasing.value = note)}>
          {t("notes.erase")}
        </Button>
      )}
      {desk.seat === "facilitator" && !by_crew && !author?.removed && (
        <Button class="compact" disabled={off} onClick={() => (desk.removing.value = note.by)}>
          {t("facilitator.remove")}
        </Button>
      )}
    </>
  );
}

function useNoteActs(note: Note) {
  const { act } = useDesk();
  const { id } = note;
  const on = !note.highlighted;
  const shown = note.status === "shown";
  return {
    highlight: {
      icon: "star",
      label: t(on ? "notes.highlight" : "notes.dim"),
      act: () =>
        void act("note.highlight", { id, on }, t(on ? "notes.highlighted" : "notes.dimmed")),
    },
    hide: {
      icon: shown ? "hide" : "show",
      label: t(shown ? "notes.hide" : "notes.restore"),
      act: () =>
        void act(
          shown ? "note.hide" : "note.restore",
          { id },
          t(shown ? "notes.hidden" : "notes.restored"),
        ),
    },
  } as const;
}
