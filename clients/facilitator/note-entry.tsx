// The note box: type, choose the category by its key, Enter. Written words stay until they are sent.

import { type Signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../kit/i18n";
import { announce } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { CategoryChips, categoryOfKey } from "./category-chips";
import { useDesk, useRoom } from "./desk";
import { note_box } from "./keys";
import { PaperFields, usePaper } from "./paper";
import { stepOf } from "./plan";
import { TableChoice } from "./table-choice";

const longest_note = 2000;

/** large: the note-taker's, with the choice of the step that the note belongs to. */
export function NoteEntry({ large = false }: { large?: boolean }) {
  const entry = useEntry();
  const { view, guide } = useRoom();
  const { text, category, quote, spoken, late, table, paper } = entry;
  const desk = useDesk();
  const from_paper = paper.on.value;
  const waiting = view.step === null && !from_paper;
  return (
    <form
      class="note-entry"
      data-large={large}
      data-written={text.value !== ""}
      onSubmit={(event) => {
        event.preventDefault();
        entry.send();
      }}
      onKeyDown={(event) => entry.keyPressed(event)}
    >
      <label class="visually-hidden" for={note_box}>
        {t("notes.write")}
      </label>
      <textarea
        id={note_box}
        class="field"
        dir="auto"
        rows={large ? 5 : 1}
        maxLength={longest_note}
        placeholder={t(waiting ? "notes.not_yet" : "notes.write")}
        disabled={waiting}
        value={text.value}
        onInput={(event) => entry.write(event.currentTarget.value)}
      />
      {from_paper && <PaperFields paper={paper} />}
      <CategoryChips chosen={category} />
      <div class="entry-foot">
        <Toggle on={quote} label={t("notes.quote")} help="notes.quote_help" keyName="Q" />
        <Toggle on={spoken} label={t("notes.spoken")} help="notes.spoken_help" keyName="W" />
        {large && desk.table === null && (
          <button
            type="button"
            class="toggle"
            aria-pressed={from_paper}
            title={t("notes.paper_help")}
            onClick={paper.toggle}
          >
            {t("notes.paper")}
          </button>
        )}
        {large && !from_paper && <StepChoice chosen={late} />}
        {desk.table === null && (
          <TableChoice
            label={t("notes.table")}
            none={t("notes.no_table")}
            chosen={table.value}
            choose={(chosen) => (table.value = chosen)}
          />
        )}
        <EntryFate />
        <Button
          type="submit"
          weight={large ? "strong" : "plain"}
          class="compact entry-send"
          disabled={waiting || !text.value.trim() || (from_paper && paper.moment() === null)}
        >
          {t("kit.save")} <kbd>↵</kbd>
        </Button>
      </div>
      {late.value && !from_paper && (
        <p class="small late" role="status">
          {t("notes.late", { step: stepOf(guide, late.value)?.title ?? "" })}
        </p>
      )}
    </form>
  );
}

/** The category follows the step where the step asks for one, and else stays as it was. */
function useEntry() {
  const { room, outbox, entry } = useDesk();
  const { value: text, put: write } = entry;
  const category = useSignal<string | null>(null);
  const quote = useSignal(false);
  const spoken = useSignal(false);
  const late = useSignal<string | null>(null);
  const table = useSignal<number | null>(null);
  const paper = usePaper();
  const current = useComputed(() =>
    paper.on.value ? paper.step.value : (late.value ?? room.view.value?.step?.id ?? null),
  );
  useSignalEffect(() => {
    const steps = room.guide.peek()?.steps ?? [];
    const asked = steps.find(({ id }) => id === current.value)?.capture[0];
    if (asked) category.value = asked;
  });

  function send(): void {
    const words = text.value.trim();
    const step = current.value;
    const said_at = paper.on.value ? paper.moment() : undefined;
    if (!words || !step || said_at === null) return;
    outbox.add({
      text: words,
      step,
      ...(category.value && { category: category.value }),
      ...(quote.value && { quote: true }),
      ...(spoken.value && { spoken: true }),
      ...(table.value && { table: table.value }),
      ...(said_at !== undefined && { said_at }),
    });
    write("");
    quote.value = false;
  }

  function keyPressed(event: KeyboardEvent): void {
    const chosen = categoryOfKey(event, room.guide.peek()?.categories ?? []);
    if (chosen) category.value = chosen;
    else if (event.altKey && event.code === "KeyQ") quote.value = !quote.value;
    else if (event.altKey && event.code === "KeyW") spoken.value = !spoken.value;
    else if (!isSend(event)) return;
    else send();
    event.preventDefault();
  }

  return { text, write, category, quote, spoken, late, table, paper, send, keyPressed };
}

/** Enter in the box or on a category; Shift+Enter is a new line. */
function isSend(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return false;
  return event.target instanceof HTMLTextAreaElement || isChoice(event.target);
}

function isChoice(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "radio";
}

interface ToggleProps {
  on: Signal<boolean>;
  label: string;
  /** The text that says more, with the key. */
  help: string;
  keyName: string;
}

function Toggle({ on, label, help, keyName }: ToggleProps) {
  return (
    <button
      type="button"
      class="toggle"
      aria-pressed={on.value}
      title={t(help, { key: `Alt ${keyName}` })}
      onClick={() => (on.value = !on.value)}
    >
      {label} <kbd>Alt {keyName}</kbd>
    </button>
  );
}

/** For a note that was forgotten: steps that the room has been in. */
function StepChoice({ chosen }: { chosen: Signal<string | null> }) {
  const { view, guide } = useRoom();
  const here = view.step?.id;
  const visited = guide.steps.filter(({ id }) => view.visited.includes(id) && id !== here);
  return (
    <select
      class="compact-select"
      aria-label={t("notes.step")}
      value={chosen.value ?? ""}
      onChange={(event) => (chosen.value = event.currentTarget.value || null)}
    >
      <option value="">{t("notes.step_now", { step: stepOf(guide, here)?.title ?? "…" })}</option>
      {visited.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

/** "Sending" until it is saved, then "Saved": the one word that the note-taker waits for. */
function EntryFate() {
  const { outbox, live } = useDesk();
  const unsent = outbox.unsent.value;
  const before = useRef(unsent);
  const sent = useSignal(false);
  useEffect(() => {
    if (unsent < before.current) {
      sent.value = true;
      if (unsent === 0) announce(t("kit.delivery.saved"));
    }
    before.current = unsent;
  }, [unsent, sent]);
  return (
    <span class="entry-fate small soft">
      {unsent > 0
        ? t(live() ? "notes.sending" : "notes.waiting_to_send", { count: unsent })
        : sent.value && t("kit.delivery.saved")}
    </span>
  );
}
