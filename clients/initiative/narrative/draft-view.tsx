// The page as it is being written: five slots, a column for each language, and beside each sentence what it stands on.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { NarrativeSlot, ThemeRecord } from "../../kit/wire";
import { untold } from "../approvals";
import { newRecordId } from "../desk";
import { useInitiative } from "../initiative";
import { languagesOf, ranked } from "../records";
import { type Sources, useSources } from "../sources";
import { LanguageChips } from "../words/language-chips";
import { Lacking, LanguageHeads } from "../words/language-heads";
import { useColumns } from "../words/languages";
import { KeepVersion } from "./keep-version";
import { Measure } from "./measure";
import { usePlain } from "./measures";
import { inSlot, rankAtEnd, slots } from "./order";
import { SentenceCard } from "./sentence-card";
import { Starts } from "./starts";
import { Stranded } from "./stranded";
import { Unspoken } from "./unspoken";

export function DraftView({ sentence }: { sentence: string }) {
  const { state } = useInitiative();
  const languages = languagesOf(state);
  const columns = useColumns(languages);
  const sentences = ranked(state, "sentence");
  const missing = untold(languages, sentences);
  const plain = usePlain();
  const sources = useSources();
  return (
    <div class="draft" data-columns={columns.shown.length}>
      <header class="draft-head">
        <p class="lead">{t("narrative.lead")}</p>
        <div class="draft-ways">
          <LanguageChips languages={languages} columns={columns} />
          <KeepVersion empty={sentences.length === 0} />
        </div>
      </header>
      <LanguageHeads
        shown={columns.shown}
        about={(language) => (
          <>
            <Lacking text="narrative.lacking" missing={missing} language={language} />
            <Measure of={plain?.narrative} language={language} />
          </>
        )}
      />
      <Stranded />
      {slots.map((slot) => (
        <Slot key={slot} slot={slot} shown={columns.shown} sources={sources} named={sentence} />
      ))}
      <Unspoken />
    </div>
  );
}

interface SlotProps {
  slot: NarrativeSlot;
  shown: readonly string[];
  sources: Sources;
  /** The sentence that the address names. */
  named: string;
}

function Slot({ slot, shown, sources, named }: SlotProps) {
  const { desk, state } = useInitiative();
  const starting = useSignal(false);
  const fresh = useSignal<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const of_slot = inSlot(ranked(state, "sentence"), slot);
  const add = async (theme?: ThemeRecord) => {
    const id = newRecordId();
    const main = languagesOf(state)[0] ?? "en";
    const texts = theme ? { [main]: theme.name } : {};
    const themes = theme ? [theme.id] : [];
    starting.value = false;
    fresh.value = id;
    await desk.put("sentence", { id, slot, rank: rankAtEnd(of_slot), texts, themes });
  };
  const focus_on = of_slot.some(({ id }) => id === fresh.value) ? fresh.value : null;
  useEffect(() => {
    if (!focus_on) return;
    list.current?.querySelector<HTMLElement>(`[data-id="${focus_on}"] textarea`)?.focus();
    fresh.value = null;
  }, [focus_on, fresh]);
  const heading = t(`narrative.slot.${slot}`);
  return (
    <section class="slot" data-slot={slot} aria-label={heading}>
      <h2 class="slot-lead voice">{heading}</h2>
      <ol class="sentences" ref={list}>
        {of_slot.map((sentence, place) => (
          <SentenceCard
            key={sentence.id}
            sentence={sentence}
            place={place}
            of_slot={of_slot}
            shown={shown}
            sources={sources}
            named={named === sentence.id}
          />
        ))}
      </ol>
      <div class="slot-ways">
        <Button weight="quiet" class="compact" onClick={() => void add()}>
          {t("narrative.add")}
          <span class="visually-hidden">: {heading}</span>
        </Button>
        <Button weight="quiet" class="compact" onClick={() => (starting.value = true)}>
          {t("narrative.start")}
          <span class="visually-hidden">: {heading}</span>
        </Button>
      </div>
      <Starts
        slot={slot}
        open={starting.value}
        close={() => (starting.value = false)}
        choose={add}
      />
    </section>
  );
}
