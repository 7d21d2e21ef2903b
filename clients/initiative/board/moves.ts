// What is done on the board: each act is judged here first, so that what is locked says so kindly, then asked.

import { batch } from "@preact/signals";
import { t } from "../../kit/i18n";
import { showToast } from "../../kit/parts/toast";
import type { StatementMark, ThemingStage } from "../../kit/wire";
import { newRecordId } from "../desk";
import { type KeptOf, keptOf } from "../records";
import { nameOf } from "../who";
import { type Board, notesOf, placementOf, type Theme } from "./model";
import { lastOwnAct } from "./past";
import { nothing } from "./selection";

const most = 1_000; // notes that the server takes at once

export const notesCount = (count: number) => t("board.notes", { count });

export function themeName(board: Board, id: string): string {
  return keptOf(board.state.value, "theme", id)?.record.name || t("board.nameless");
}

/** Whether these may be touched: they are not too many, and neither they nor the theme are locked. */
function free(board: Board, numbers: readonly number[], theme = ""): boolean {
  if (numbers.length === 0) return false;
  if (numbers.length > most) {
    showToast(t("board.too_many", { count: most }));
    return false;
  }
  const touched = new Set([theme, ...numbers.map((number) => placementOf(board, number).theme)]);
  for (const id of touched) {
    const kept = keptOf(board.state.peek(), "theme", id);
    if (kept?.record.locked) return refuse(board, kept);
  }
  return true;
}

function refuse(board: Board, { record, by }: KeptOf<"theme">): false {
  const name = nameOf(board.state.peek(), by);
  showToast(t("board.locked_refused", { theme: record.name || t("board.nameless"), name }));
  return false;
}

/** The focus goes on to the next one that stays, so that the eye does too. */
function stepPast(board: Board, numbers: readonly number[]): void {
  const at = board.at.peek();
  const going = new Set(numbers);
  if (!at || !going.has(at.number)) return;
  const items = notesOf(board, at.list);
  const index = items.indexOf(at.number);
  const stays = (number: number) => !going.has(number);
  const next = items.slice(index).find(stays) ?? items.slice(0, index).reverse().find(stays);
  if (next !== undefined) board.at.value = { list: at.list, number: next };
}

/** Into a theme; without one, out of theirs. */
export async function move(board: Board, numbers: readonly number[], theme: string) {
  const there = numbers.filter((number) => placementOf(board, number).theme !== theme);
  if (!free(board, there, theme)) return;
  const said = theme
    ? t("board.moved", { notes: notesCount(there.length), theme: themeName(board, theme) })
    : t("board.freed", { notes: notesCount(there.length) });
  const asked = { statements: [...there], picked: true, theme };
  stepPast(board, there);
  if (await board.desk.act("statements.place", asked, said)) board.selected.value = nothing;
}

/** Picks those that are not; when all are, puts back those that lie in no theme. */
export function pick(board: Board, numbers: readonly number[]): void {
  const unpicked = numbers.filter((number) => !placementOf(board, number).picked);
  const picked = unpicked.length > 0;
  const loose = picked
    ? unpicked
    : numbers.filter((number) => placementOf(board, number).theme === "");
  if (loose.length === 0) showToast(t("board.picked_by_theme"));
  if (!free(board, loose)) return;
  const said = t(picked ? "board.picked" : "board.unpicked", { notes: notesCount(loose.length) });
  void board.desk.act("statements.place", { statements: loose, picked, theme: "" }, said);
}

/** On for all; off when it is on for all. */
export function mark(board: Board, numbers: readonly number[], what: StatementMark): void {
  const on = numbers.some((number) => !placementOf(board, number)[what]);
  const statements = numbers.filter((number) => placementOf(board, number)[what] !== on);
  if (statements.length === 0) return;
  if (what === "evidence" && !free(board, statements)) return;
  if (on && what === "evidence" && statements.some((number) => !placementOf(board, number).theme)) {
    showToast(t("board.evidence_needs_theme"));
    return;
  }
  const notes = notesCount(statements.length);
  const said = t(`board.${on ? "marked" : "unmarked"}`, { notes, mark: t(`board.mark.${what}`) });
  void board.desk.act("statements.mark", { statements, mark: what, on }, said);
}

/** The one theme that all of these lie in; "" when there is none. */
export function sharedTheme(board: Board, numbers: readonly number[]): string {
  const themes = new Set(numbers.map((number) => placementOf(board, number).theme));
  return themes.size === 1 ? ([...themes][0] ?? "") : "";
}

/** A new theme of these, split off when they lie in one; its name is asked for in its place. */
export async function makeTheme(board: Board, numbers: readonly number[]): Promise<void> {
  if (numbers.length > 0 && !free(board, numbers)) return;
  const from = sharedTheme(board, numbers);
  const id = newRecordId();
  const made = { id, name: "", statements: [...numbers] };
  const notes = notesCount(numbers.length);
  stepPast(board, numbers);
  const saved = from
    ? await board.desk.act("theme.split", { theme: from, ...made }, t("board.split", { notes }))
    : await board.desk.act("theme.make", made, t("board.made", { notes }));
  if (!saved) return;
  batch(() => {
    board.selected.value = nothing;
    board.naming.value = id;
  });
}

export function lock(board: Board, theme: string): void {
  const kept = keptOf(board.state.peek(), "theme", theme);
  if (!kept) return;
  const locked = !kept.record.locked;
  if (locked && !mayLock(board, kept.record)) return;
  const said = t(locked ? "board.locked" : "board.unlocked", { theme: themeName(board, theme) });
  void board.desk.act("theme.lock", { theme, locked }, said);
}

/** What is locked goes out into the narrative: it has a name, it holds, and it was challenged. */
function mayLock(board: Board, { id, name, challenge }: Theme): boolean {
  const holds = board.state.peek().figures[id]?.holds ?? false;
  if (name && holds && challenge !== "open") return true;
  showToast(
    t(
      !name
        ? "board.lock_needs_name"
        : holds
          ? "board.lock_needs_challenge"
          : "board.lock_needs_quotes",
    ),
  );
  if (!name) board.naming.value = id;
  else if (holds) board.challenging.value = id;
  return false;
}

export async function merge(board: Board, into: string, from: readonly string[]): Promise<void> {
  for (const id of [into, ...from]) {
    const kept = keptOf(board.state.peek(), "theme", id);
    if (kept?.record.locked) {
      refuse(board, kept);
      return;
    }
  }
  const said = t("board.merged", { theme: themeName(board, into), count: from.length });
  await board.desk.act("themes.merge", { into, from: [...from] }, said);
}

/** Only an empty one: notes are never put away with it. */
export function removeTheme(board: Board, id: string): void {
  const said = t("board.removed", { theme: themeName(board, id) });
  void board.desk.act("record.remove", { kind: "theme", id }, said);
}

/** Whether its fields may be changed; a word why not. */
export function mayChange(board: Board, theme: string): boolean {
  const kept = keptOf(board.state.peek(), "theme", theme);
  return kept !== undefined && (!kept.record.locked || refuse(board, kept));
}

export function undoOwn(board: Board): void {
  const first = lastOwnAct(board.desk.lately.peek(), board.desk.me.peek());
  if (first === null) showToast(t("board.nothing_to_undo"));
  else void undo(board, first);
}

export async function undo(board: Board, act: number): Promise<void> {
  if (await board.desk.act("act.undo", { act })) showToast(t("board.undone"));
}

export function goToStage(board: Board, stage: ThemingStage): void {
  const said = t("board.stage_set", { stage: t(`board.stage.${stage}`) });
  if (stage !== board.stage.peek()) void board.desk.act("stage.set", { stage }, said);
}
