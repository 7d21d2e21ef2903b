// A call note, new or changed. A new one is kept on this device until it is saved or given up.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { forget, recall, remember } from "../kit/device";
import { t } from "../kit/i18n";
import { newId } from "../kit/id";
import { Button } from "../kit/parts/button";
import { showToast } from "../kit/parts/toast";
import type { CallKind, CallNote, CallNoteWords } from "../kit/wire";
import { useCohort, useDesk } from "./desk";
import { TextField } from "./text-field";
import { dayHere } from "./words";

const longest = 4000;

interface CallFormProps {
  /** That is changed. */
  note?: CallNote;
  /** That a new one begins with. */
  libraries?: readonly string[];
  done(): void;
}

type Draft = Required<CallNoteWords>;

function draftOf(note: CallNote | undefined, libraries: readonly string[]): Draft {
  if (note) {
    const { id, kind, held_on, text, next_step, for_coaches } = note;
    return { id, kind, held_on, libraries: note.libraries, text, next_step, for_coaches };
  }
  return {
    id: newId(),
    kind: "coaching",
    held_on: dayHere(),
    libraries: [...libraries],
    text: "",
    next_step: "",
    for_coaches: false,
  };
}

export function CallForm({ note, libraries = [], done }: CallFormProps) {
  const cohort = useCohort();
  const { api, change } = useDesk();
  const kept = `call-draft.${cohort.id}.${note?.id ?? libraries.join(" ")}`;
  const draft = useSignal<Draft>(recall(kept, null) ?? draftOf(note, libraries));
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const set = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, ...part };
    remember(kept, draft.value);
  };
  const leave = () => {
    forget(kept);
    done();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const { id, ...words } = draft.value;
    const saved = await change(() =>
      note ? api.changeNote(cohort.id, id, words) : api.addNote(cohort.id, draft.value),
    );
    if (!saved) return;
    leave();
    showToast(t("cohort.call.saved"));
  };
  return (
    <form class="cohort-form call-form" onSubmit={(event) => void save(event)}>
      <KindChoice chosen={draft.value.kind} choose={(kind) => set({ kind })} />
      <TextField
        label={t("cohort.call.held_on")}
        type="date"
        required
        value={draft.value.held_on}
        onType={(held_on) => set({ held_on })}
      />
      <WithWhom chosen={draft.value.libraries} choose={(next) => set({ libraries: next })} />
      {(["text", "next_step"] as const).map((part) => (
        <label key={part} class="form-line wide">
          <span>{t(`cohort.call.${part}`)}</span>
          <textarea
            ref={part === "text" ? first : null}
            class="field"
            dir="auto"
            rows={part === "text" ? 5 : 2}
            maxLength={longest}
            value={draft.value[part]}
            onInput={(event) => set({ [part]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label class="check-line wide">
        <input
          type="checkbox"
          checked={draft.value.for_coaches}
          onChange={(event) => set({ for_coaches: event.currentTarget.checked })}
        />
        <span>
          {t("cohort.call.for_coaches")}
          <span class="small soft">{t("cohort.call.for_coaches_help")}</span>
        </span>
      </label>
      <div class="call-ways wide">
        <Button weight="strong" type="submit" disabled={draft.value.libraries.length === 0}>
          {t("kit.save")}
        </Button>
        <Button onClick={leave}>{t("kit.cancel")}</Button>
      </div>
    </form>
  );
}

function KindChoice({ chosen, choose }: { chosen: CallKind; choose(kind: CallKind): void }) {
  return (
    <label class="form-line">
      <span>{t("cohort.call.kind")}</span>
      <select
        class="field"
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value as CallKind)}
      >
        {(["coaching", "training"] as const).map((kind) => (
          <option key={kind} value={kind}>
            {t(`cohort.call.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WithWhomProps {
  chosen: readonly string[];
  choose(libraries: string[]): void;
}

function WithWhom({ chosen, choose }: WithWhomProps) {
  const { libraries } = useCohort();
  const toggle = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset class="choices wide">
      <legend>{t("cohort.call.with")}</legend>
      {libraries.map(({ id, name }) => (
        <label key={id} class="check-line">
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
