// The dialogs of the board: into which theme, which themes into one, and the keys.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Dialog } from "../../kit/parts/dialog";
import { folded } from "./filter";
import { key_list } from "./keys";
import { type Board, type DialogName, type Theme, useBoard } from "./model";
import { makeTheme, merge, move, notesCount, themeName } from "./moves";
import { meant } from "./selection";

export function Dialogs() {
  const board = useBoard();
  const numbers = meant(board.selected.value, board.at.value?.number ?? null);
  const close = () => (board.dialog.value = null);
  const about = (name: DialogName) => ({ open: board.dialog.value === name, onClose: close });
  const into = themeName(board, board.about.value);
  return (
    <>
      <Dialog
        {...about("move")}
        title={t("board.move_title", { notes: notesCount(numbers.length) })}
      >
        <MoveTo board={board} numbers={numbers} close={close} />
      </Dialog>
      <Dialog {...about("merge")} title={t("board.merge_into", { theme: into })}>
        <MergeInto board={board} into={board.about.value} close={close} />
      </Dialog>
      <Dialog {...about("keys")} title={t("board.keys")}>
        <KeyTable />
      </Dialog>
    </>
  );
}

interface MoveToProps {
  board: Board;
  numbers: readonly number[];
  close(): void;
}

/** Typing looks for a theme, a digit before any typing takes one of the first nine, Enter the first that is shown. */
function MoveTo({ board, numbers, close }: MoveToProps) {
  const words = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const themes = board.themes.value;
  const wanted = folded(words.value.trim());
  const found = themes.filter(({ name }) => folded(name).includes(wanted));
  const take = (theme: Theme | undefined) => {
    if (!theme) return;
    close();
    void move(board, numbers, theme.id);
  };
  return (
    <form
      class="move-to"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "") take(found[0]);
      }}
    >
      <input
        ref={field}
        class="field"
        type="search"
        dir="auto"
        aria-label={t("board.find_theme")}
        placeholder={t("board.find_theme")}
        value={words.value}
        onInput={(event) => (words.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (words.peek() !== "" || !/^[1-9]$/.test(event.key)) return;
          event.preventDefault();
          take(themes[Number(event.key) - 1]);
        }}
      />
      <ul class="move-list">
        {found.map((theme) => {
          const digit = themes.indexOf(theme) + 1;
          return (
            <li key={theme.id}>
              <button type="button" onClick={() => take(theme)}>
                <span class={digit <= 9 ? "key" : ""} aria-hidden="true">
                  {digit <= 9 && digit}
                </span>
                <span dir="auto">{theme.name || t("board.nameless")}</span>
                {theme.locked && (
                  <span class="note-mark note-mark-soft">{t("board.is_locked")}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && <p class="soft">{t("board.no_such_theme")}</p>}
      <div class="dialog-ways">
        <Button
          onClick={() => {
            close();
            void makeTheme(board, numbers);
          }}
        >
          {t("board.new_theme")}
        </Button>
        <Button
          onClick={() => {
            close();
            void move(board, numbers, "");
          }}
        >
          {t("board.out_of_theme")}
        </Button>
      </div>
    </form>
  );
}

interface MergeIntoProps {
  board: Board;
  into: string;
  close(): void;
}

const most = 20; // themes that the server merges at once

function MergeInto({ board, into, close }: MergeIntoProps) {
  const from = useSignal<readonly string[]>([]);
  const others = board.themes.value.filter(({ id }) => id !== into);
  const toggle = (id: string) => {
    const on = from.peek().includes(id);
    from.value = on ? from.peek().filter((other) => other !== id) : [...from.peek(), id];
  };
  return (
    <form
      class="move-to"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        void merge(board, into, from.peek());
      }}
    >
      <p>{t("board.merge_help")}</p>
      <ul class="move-list">
        {others.map(({ id, locked }) => (
          <li key={id}>
            <label class="check-line">
              <input
                type="checkbox"
                checked={from.value.includes(id)}
                disabled={locked || (from.value.length >= most && !from.value.includes(id))}
                onChange={() => toggle(id)}
              />
              <span dir="auto">{themeName(board, id)}</span>
              {locked && <span class="note-mark note-mark-soft">{t("board.is_locked")}</span>}
            </label>
          </li>
        ))}
      </ul>
      <div class="dialog-ways">
        <Button onClick={close}>{t("kit.cancel")}</Button>
        <Button weight="strong" type="submit" disabled={from.value.length === 0}>
          {t("board.merge")}
        </Button>
      </div>
    </form>
  );
}

function KeyTable() {
  return (
    <>
      <p class="soft">{t("board.keys_help")}</p>
      <dl class="key-table">
        {key_list.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key.length > 3 ? t(`board.key_name.${key}`) : key}</kbd>
              ))}
            </dt>
            <dd>{t(`board.key.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
