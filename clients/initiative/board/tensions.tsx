// Where people want things that pull apart, and what stands alone: neither is smoothed away.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { newRecordId } from "../desk";
import { allOf, keptOf, type RecordOf } from "../records";
import { IconButton } from "./icons";
import { type Board, placementOf, useBoard } from "./model";
import { mark, themeName } from "./moves";
import { From } from "./note-row";

type Tension = RecordOf<"tension">;

const most_themes = 20;

export function Tensions() {
  const board = useBoard();
  const editing = useSignal<Tension | null>(null);
  const tensions = allOf(board.state.value, "tension");
  const done = () => (editing.value = null);
  return (
    <>
      <p class="small soft">{t("board.tensions_help")}</p>
      <ul class="suggestions">
        {tensions.map((tension) =>
          editing.value?.id === tension.id ? (
            <li key={tension.id} class="suggestion">
              <TensionForm tension={tension} done={done} />
            </li>
          ) : (
            <Shown
              key={tension.id}
              board={board}
              tension={tension}
              edit={() => (editing.value = tension)}
            />
          ),
        )}
      </ul>
      {editing.value && !tensions.some(({ id }) => id === editing.value?.id) ? (
        <TensionForm tension={editing.value} done={done} />
      ) : (
        <Button
          class="compact"
          onClick={() => (editing.value = { id: newRecordId(), text: "", themes: [] })}
        >
          {t("board.new_tension")}
        </Button>
      )}
      <Outliers board={board} />
    </>
  );
}

interface ShownProps {
  board: Board;
  tension: Tension;
  edit(): void;
}

function Shown({ board, tension, edit }: ShownProps) {
  const { id, text, themes } = tension;
  const remove = () =>
    void board.desk.act("record.remove", { kind: "tension", id }, t("board.tension_removed"));
  return (
    <li class="suggestion">
      <p dir="auto">{text}</p>
      <p class="note-about">
        {themes.map((theme) => (
          <span key={theme} class="note-mark note-mark-theme" dir="auto">
            {themeName(board, theme)}
          </span>
        ))}
      </p>
      <span class="theme-ways">
        <IconButton icon="edit" label={t("board.edit_tension", { text })} onClick={edit} />
        <IconButton icon="remove" label={t("board.remove_tension", { text })} onClick={remove} />
      </span>
    </li>
  );
}

function TensionForm({ tension, done }: { tension: Tension; done(): void }) {
  const board = useBoard();
  const text = useSignal(tension.text);
  const themes = useSignal<readonly string[]>(tension.themes);
  const over = useRef(keptOf(board.state.peek(), "tension", tension.id)?.seq ?? 0);
  const toggle = (id: string) => {
    const on = themes.peek().includes(id);
    themes.value = on ? themes.peek().filter((other) => other !== id) : [...themes.peek(), id];
  };
  const save = async () => {
    const record = { id: tension.id, text: text.value.trim(), themes: [...themes.value] };
    const set = { kind: "tension" as const, record };
    if (!record.text) return;
    const asked = { set, over: over.current };
    if (await board.desk.act("record.set", asked, t("board.tension_saved"))) done();
    over.current = keptOf(board.state.peek(), "tension", tension.id)?.seq ?? 0;
  };
  return (
    <form
      class="theme-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        <span class="small">{t("board.tension_text")}</span>
        <textarea
          class="field"
          dir="auto"
          rows={3}
          maxLength={2000}
          placeholder={t("board.tension_example")}
          value={text.value}
          ref={(field) => {
            if (field && !field.dataset.begun) {
              field.dataset.begun = "true";
              field.focus();
            }
          }}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <fieldset class="tension-themes">
        <legend class="small">{t("board.tension_themes")}</legend>
        {board.themes.value.map(({ id }) => (
          <label key={id} class="check-line small">
            <input
              type="checkbox"
              checked={themes.value.includes(id)}
              disabled={!themes.value.includes(id) && themes.value.length >= most_themes}
              onChange={() => toggle(id)}
            />
            <span dir="auto">{themeName(board, id)}</span>
          </label>
        ))}
      </fieldset>
      <div class="form-ways">
        <Button class="compact" onClick={done}>
          {t("kit.cancel")}
        </Button>
        <Button class="compact" weight="strong" type="submit" disabled={!text.value.trim()}>
          {t("kit.save")}
        </Button>
      </div>
    </form>
  );
}

const at_first = 60;

function Outliers({ board }: { board: Board }) {
  const rows = [...board.state.value.placements.keys()]
    .filter((number) => placementOf(board, number).outlier)
    .flatMap((number) => board.statements.rows.value.get(number) ?? [])
    .filter(({ gone }) => !gone);
  return (
    <>
      <h3 class="label">{t("board.outliers")}</h3>
      {rows.length === 0 && <p class="small soft">{t("board.no_outliers")}</p>}
      <ul class="suggestions">
        {rows.slice(0, at_first).map((row) => (
          <li key={row.number} class="suggestion">
            <p dir="auto" {...(row.language && { lang: row.language })}>
              {row.text}
            </p>
            <p class="note-about">
              <From board={board} row={row} />
            </p>
            <div class="suggestion-ways">
              <Button class="compact" onClick={() => mark(board, [row.number], "outlier")}>
                {t("board.no_outlier")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
