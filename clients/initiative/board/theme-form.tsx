// The sentence of a theme, written in its place. What a colleague has changed meanwhile is shown, and what was
// typed here stays.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { keptOf } from "../records";
import { type Theme, useBoard } from "./model";
import { focusList } from "./note-list";

export function ThemeForm({ theme }: { theme: Theme }) {
  const board = useBoard();
  const name = useSignal(theme.name);
  const category = useSignal(theme.category);
  const meaning = useSignal(theme.meaning);
  const stale = useSignal(false);
  const seen = () => keptOf(board.state.peek(), "theme", theme.id)?.seq ?? 0;
  const over = useRef(seen());
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const done = () => {
    board.naming.value = null;
    focusList(board.at.peek()?.list ?? theme.id);
  };
  const save = async () => {
    const words = {
      name: name.value.trim(),
      category: category.value,
      meaning: meaning.value.trim(),
    };
    const set = { kind: "theme" as const, record: { ...theme, ...words } };
    const said = t("board.renamed", { theme: words.name || t("board.nameless") });
    if (await board.desk.act("record.set", { set, over: over.current }, said)) done();
    else stale.value = true;
    over.current = seen();
  };
  return (
    <form
      class="theme-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") done();
        if (event.key !== "Enter" || event.shiftKey || event.target !== field.current) return;
        event.preventDefault();
        void save();
      }}
    >
      <label>
        <span class="small" id={`theme-${theme.id}`}>
          {t("board.name")}
        </span>
        <textarea
          ref={field}
          class="field voice"
          dir="auto"
          rows={2}
          maxLength={300}
          placeholder={t("board.name_example")}
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
      </label>
      {stale.value && theme.name !== name.value && (
        <p class="small" role="alert">
          {t("board.says_now", { name: theme.name || t("board.nameless") })}
        </p>
      )}
      <details>
        <summary class="small">{t("board.more_about_theme")}</summary>
        <label>
          <span class="small">{t("board.category")}</span>
          <select
            class="compact-select"
            value={category.value}
            onChange={(event) => (category.value = event.currentTarget.value)}
          >
            <option value="">{t("board.no_category")}</option>
            {[...board.choices.value.categories].map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="small">{t("board.meaning")}</span>
          <textarea
            class="field"
            dir="auto"
            rows={2}
            maxLength={2000}
            value={meaning.value}
            onInput={(event) => (meaning.value = event.currentTarget.value)}
          />
        </label>
      </details>
      <div class="form-ways">
        <Button class="compact" onClick={done}>
          {t("kit.cancel")}
        </Button>
        <Button class="compact" weight="strong" type="submit">
          {t("kit.save")}
        </Button>
      </div>
    </form>
  );
}
