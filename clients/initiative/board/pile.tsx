// All notes, or those that are looked for. How many lie in no theme is always in sight.

import { useComputed, useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { formatNumber, languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { everything, type Filter, shows } from "./filter";
import { type Board, useBoard } from "./model";
import { notesCount } from "./moves";
import { focusList, NoteList } from "./note-list";
import { isRead } from "./read-marks";

export const search_id = "board-search";

export function Pile() {
  const board = useBoard();
  const reading = board.stage.value === "read";
  const dwelt = useCallback((numbers: readonly number[]) => board.markRead(numbers), [board]);
  return (
    <section class="pile" aria-labelledby="pile-title" data-drop="pile">
      <header class="pile-head">
        <h2 id="pile-title" tabIndex={-1}>
          {t("board.pile")}
        </h2>
        {reading ? <Progress /> : <Unthemed />}
      </header>
      <Filters />
      <Notes dwelt={reading ? dwelt : null} />
    </section>
  );
}

function Unthemed() {
  const board = useBoard();
  const { unthemed, all } = board.counts.value;
  return (
    <p class="pile-count">
      {t("board.unthemed_of", { unthemed: formatNumber(unthemed), all: formatNumber(all) })}
    </p>
  );
}

function Notes({ dwelt }: { dwelt: ((numbers: readonly number[]) => void) | null }) {
  const board = useBoard();
  const { statements, pile, filter, counts } = board;
  const empty = useComputed(() => pile.value.length === 0);
  if (statements.failed.value)
    return (
      <div class="board-empty" role="alert">
        <p>{t("board.failed")}</p>
        <Button onClick={() => statements.again()}>{t("board.again")}</Button>
      </div>
    );
  if (!statements.complete.value && counts.value.all === 0)
    return (
      <p class="board-empty" role="status">
        {t("board.loading")}
      </p>
    );
  if (counts.value.all === 0) return <p class="board-empty">{t("board.no_notes")}</p>;
  if (empty.value)
    return (
      <div class="board-empty">
        <p>
          {t(
            isFiltered(filter.value) || filter.value.words + filter.value.show !== "unthemed"
              ? "board.none_found"
              : "board.all_themed",
          )}
        </p>
        <Button onClick={() => (filter.value = everything)}>{t("board.show_all")}</Button>
      </div>
    );
  return (
    <NoteList id="pile" label={t("board.pile")} items={pile} {...(dwelt !== null && { dwelt })} />
  );
}

function isFiltered({ conversation, category, language }: Filter): boolean {
  return conversation + category + language !== "";
}

function Filters() {
  const board = useBoard();
  const { filter, counts } = board;
  const more = useSignal(false);
  const narrow = (more: Partial<Filter>) => {
    filter.value = { ...filter.value, ...more };
  };
  return (
    <search class="pile-filters">
      <div class="pile-line">
        <input
          id={search_id}
          class="field pile-search"
          type="search"
          dir="auto"
          placeholder={t("board.search")}
          aria-label={t("board.search")}
          value={filter.value.words}
          onInput={(event) => narrow({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== "Escape" && event.key !== "Enter") return;
            if (event.key === "Escape") narrow({ words: "" });
            focusList("pile");
          }}
        />
        <Button
          class="compact"
          pressed={isFiltered(filter.value)}
          aria-expanded={more.value}
          onClick={() => (more.value = !more.value)}
        >
          {t("board.more_filters")}
        </Button>
      </div>
      {more.value && <MoreFilters board={board} narrow={narrow} />}
      <div class="pile-shows" role="radiogroup" aria-label={t("board.show")}>
        {shows.map((show) => (
          <label key={show} class="chip">
            <input
              type="radio"
              name="show"
              checked={filter.value.show === show}
              onChange={() => narrow({ show })}
            />
            <span>
              {t(`board.show.${show}`)} <b>{formatNumber(counts.value[show])}</b>
            </span>
          </label>
        ))}
      </div>
      <Found board={board} />
    </search>
  );
}

interface MoreFiltersProps {
  board: Board;
  narrow(more: Partial<Filter>): void;
}

function MoreFilters({ board, narrow }: MoreFiltersProps) {
  const filter = board.filter.value;
  const { conversations, categories, languages, tables } = board.choices.value;
  const title = (id: string) => board.sources.value.get(id)?.title ?? id;
  return (
    <div class="pile-choices">
      <Choice
        label={t("board.conversation")}
        value={filter.conversation}
        choices={conversations.map((id): [string, string] => [id, title(id)])}
        choose={(conversation) => narrow({ conversation, table: null })}
      />
      <Choice
        label={t("board.category")}
        value={filter.category}
        choices={[...categories]}
        choose={(category) => narrow({ category })}
      />
      {languages.length > 1 && (
        <Choice
          label={t("board.language")}
          value={filter.language}
          choices={languages.map((code): [string, string] => [code, languageName(code)])}
          choose={(language) => narrow({ language })}
        />
      )}
      {tables.length > 0 && (
        <Choice
          label={t("board.table")}
          value={filter.table === null ? "" : String(filter.table)}
          choices={tables.map((table): [string, string] => [String(table), formatNumber(table)])}
          choose={(table) => narrow({ table: table === "" ? null : Number(table) })}
        />
      )}
      <label class="check-line small">
        <input
          type="checkbox"
          checked={filter.unthemed_first}
          onChange={(event) => narrow({ unthemed_first: event.currentTarget.checked })}
        />
        <span>{t("board.unthemed_first")}</span>
      </label>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  choose(value: string): void;
}

function Choice({ label, value, choices, choose }: ChoiceProps) {
  return (
    <label class="pile-choice">
      <span>{label}</span>
      <select
        class="compact-select"
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t("board.any")}</option>
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Said when something is looked for: how many there are. */
function Found({ board }: { board: Board }) {
  const { words } = board.filter.value;
  const count = board.pile.value.length;
  return (
    <p class="small soft pile-found" role="status">
      {words.trim() !== "" && t("board.found", { notes: notesCount(count) })}
    </p>
  );
}

function Progress() {
  const board = useBoard();
  const { pile, read } = board;
  const done = useComputed(() => pile.value.filter((number) => isRead(read.value, number)).length);
  const all = pile.value.length;
  const goOn = () => {
    const number = pile.peek().find((other) => !isRead(read.peek(), other));
    if (number === undefined) return;
    board.at.value = { list: "pile", number };
    focusList("pile");
  };
  return (
    <div class="pile-progress">
      <label>
        <span>
          {t("board.read_of", { read: formatNumber(done.value), all: formatNumber(all) })}
        </span>
        <progress value={done.value} max={Math.max(1, all)} />
      </label>
      {done.value > 0 && done.value < all && (
        <Button class="compact" onClick={goOn}>
          {t("board.read_on")}
        </Button>
      )}
    </div>
  );
}
