// Two states of the narrative: what was taken out and what was put in, word by word.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isRightToLeft } from "../../kit/direction";
import { t } from "../../kit/i18n";
import type { SentenceRecord } from "../../kit/wire";
import type { InitiativeState } from "../fold";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";
import { languagesOf, ranked, recordOf } from "../records";
import { LanguageChips } from "../words/language-chips";
import { LanguageHeads } from "../words/language-heads";
import { useColumns } from "../words/languages";
import { compare, countsOf, type Line, type Part, type WordDiff } from "./compare";
import { slots } from "./order";
import { draft_now, VersionSelect } from "./versions";

function sentencesOf(state: InitiativeState, id: string): readonly SentenceRecord[] {
  return id === draft_now
    ? ranked(state, "sentence")
    : (recordOf(state, "version", id)?.sentences ?? []);
}

export function Compare({ from, to }: { from: string; to: string }) {
  const { state } = useInitiative();
  const diff = useWordDiff();
  const languages = languagesOf(state);
  const columns = useColumns(languages);
  const go = (a: string, b: string) => {
    location.hash = addressOf("narrative", `compare/${a}/${b}`);
  };
  const lines =
    diff && compare(sentencesOf(state, from), sentencesOf(state, to), columns.shown, diff);
  return (
    <div class="compare" data-columns={columns.shown.length}>
      <div class="compare-head">
        <VersionSelect
          label={t("narrative.compare_from")}
          value={from}
          choose={(id) => go(id, to)}
        />
        <VersionSelect label={t("narrative.compare_to")} value={to} choose={(id) => go(from, id)} />
        <LanguageChips languages={languages} columns={columns} />
      </div>
      {lines && <Differences lines={lines} shown={columns.shown} />}
    </div>
  );
}

/** The package is loaded when somebody compares, and not before. */
function useWordDiff(): WordDiff | null {
  const diff = useSignal<WordDiff | null>(null);
  useEffect(() => {
    void import("diff").then(({ diffArrays }) => {
      diff.value = diffArrays;
    });
  }, [diff]);
  return diff.value;
}

function Differences({ lines, shown }: { lines: Line[]; shown: readonly string[] }) {
  const counts = countsOf(lines);
  const told = (["changed", "added", "removed", "moved"] as const).filter(
    (what) => counts[what] > 0,
  );
  return (
    <>
      <p role="status">
        {told.length === 0
          ? t("narrative.diff.same")
          : told
              .map((what) => t(`narrative.diff.count.${what}`, { count: counts[what] }))
              .join(" · ")}
      </p>
      <LanguageHeads shown={shown} />
      {slots.map((slot) => {
        const of_slot = lines.filter((line) => line.slot === slot);
        return of_slot.length === 0 ? null : (
          <section key={slot} class="slot" data-slot={slot}>
            <h2 class="slot-lead voice">{t(`narrative.slot.${slot}`)}</h2>
            <ol class="sentences">
              {of_slot.map((line) => (
                <DiffLine key={line.id} line={line} shown={shown} />
              ))}
            </ol>
          </section>
        );
      })}
    </>
  );
}

function DiffLine({ line, shown }: { line: Line; shown: readonly string[] }) {
  const { change, moved, parts } = line;
  return (
    <li class="diff-line" data-change={change}>
      {(change !== "same" || moved) && (
        <p class="small diff-change">
          {change !== "same" && t(`narrative.diff.${change}`)}
          {change !== "same" && moved && " · "}
          {moved && t("narrative.diff.moved")}
        </p>
      )}
      <div class="texts-row">
        {shown.map((language) => (
          <p
            key={language}
            class="voice"
            lang={language}
            dir={isRightToLeft(language) ? "rtl" : "ltr"}
          >
            {(parts[language] ?? []).map((part, place) => (
              <DiffPart key={place} part={part} />
            ))}
          </p>
        ))}
      </div>
    </li>
  );
}

/** Screen readers seldom say that words are inserted or deleted: it is said in words. */
function DiffPart({ part: { text, kind } }: { part: Part }) {
  if (kind === "same") return <>{text}</>;
  const Mark = kind === "added" ? "ins" : "del";
  return (
    <Mark>
      <span class="visually-hidden">{t(`narrative.diff.say_${kind}`)} </span>
      {text}
      <span class="visually-hidden"> {t("narrative.diff.say_end")}</span>
    </Mark>
  );
}
