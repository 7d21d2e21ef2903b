// What is shown of the transcript: notes of one category, table or kind of person; the guide's words; what was
// spoken, from transcripts that were made elsewhere.

import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { Recording } from "../../kit/wire";
import { choicesOf, everything, type Filter, narrows, type PersonKind } from "./filter";
import { usePage } from "./page";

interface Props {
  filter: Signal<Filter>;
  with_words: Signal<boolean>;
  recordings: readonly Recording[];
  /** Ids of those that are read along. */
  along: Signal<readonly string[]>;
  /** How many notes are shown. */
  count: number;
}

export function Tools({ filter, with_words, recordings, along, count }: Props) {
  const { categories, tables, kinds } = choicesOf(usePage().reading.notes);
  const choose = (part: Partial<Filter>) => (filter.value = { ...filter.peek(), ...part });
  return (
    <form class="transcript-tools small" onSubmit={(event) => event.preventDefault()}>
      {categories.length > 1 && (
        <Choice
          label={t("notes.category")}
          value={filter.value.category}
          onChoose={(category) => choose({ category })}
        >
          {categories.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Choice>
      )}
      {tables.length > 1 && (
        <Choice
          label={t("tables.word")}
          value={filter.value.table}
          onChoose={(table) => choose({ table })}
        >
          {tables.map((number) => (
            <option key={number} value={String(number)}>
              {t("tables.table", { number })}
            </option>
          ))}
        </Choice>
      )}
      {kinds.length > 1 && (
        <Choice
          label={t("coach.from")}
          value={filter.value.from}
          onChoose={(from) => choose({ from: from as PersonKind | "" })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`coach.from.${kind}`)}
            </option>
          ))}
        </Choice>
      )}
      {narrows(filter.value) && (
        <p class="narrowed" role="status">
          {t("host.notes", { count })}
          <Button class="compact" weight="quiet" onClick={() => (filter.value = everything)}>
            {t("archive.clear")}
          </Button>
        </p>
      )}
      <Checks with_words={with_words} recordings={recordings} along={along} />
    </form>
  );
}

function Checks({
  with_words,
  recordings,
  along,
}: Pick<Props, "with_words" | "recordings" | "along">) {
  const toggle = (id: string, on: boolean) => {
    const others = along.peek().filter((other) => other !== id);
    along.value = on ? [...others, id] : others;
  };
  return (
    <fieldset class="transcript-checks">
      <legend class="visually-hidden">{t("coach.show_too")}</legend>
      <Check checked={with_words.value} onCheck={(on) => (with_words.value = on)}>
        {t("coach.say")}
      </Check>
      {recordings.map(({ id, name }) => (
        <Check key={id} checked={along.value.includes(id)} onCheck={(on) => toggle(id, on)}>
          {t("coach.show_spoken", { name })}
        </Check>
      ))}
    </fieldset>
  );
}

interface CheckProps {
  checked: boolean;
  onCheck(checked: boolean): void;
  children: ComponentChildren;
}

function Check({ checked, onCheck, children }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChoose(value: string): void;
  children: ComponentChildren;
}

function Choice({ label, value, onChoose, children }: ChoiceProps) {
  return (
    <label class="transcript-choice">
      <span class="soft">{label}</span>
      <select
        class="compact-select"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{t("notes.every")}</option>
        {children}
      </select>
    </label>
  );
}
