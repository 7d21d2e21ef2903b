// The case study from its template: five parts, each in every language, with the archive's figures beside it.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import type { StoryPartId, StoryRecord } from "../../kit/wire";
import { storyParts, untold, unwritten } from "../approvals";
import { useInitiative } from "../initiative";
import { Approval } from "../narrative/approval";
import { themesOf } from "../narrative/backing";
import { Measure } from "../narrative/measure";
import { usePlain } from "../narrative/measures";
import { ThemePicker } from "../narrative/theme-choice";
import { addressOf } from "../place";
import { languagesOf } from "../records";
import type { Spot } from "../words/desk";
import { LanguageChips } from "../words/language-chips";
import { Lacking, LanguageHeads } from "../words/language-heads";
import { useColumns } from "../words/languages";
import { WordBox } from "../words/word-box";
import { type Caret, FiguresBeside } from "./figures-beside";

export function CaseStudy({ part }: { part: string }) {
  const { state } = useInitiative();
  const languages = languagesOf(state);
  const columns = useColumns(languages);
  const caret = useSignal<Caret | null>(null);
  const plain = usePlain();
  const parts = storyParts(state);
  const begun = parts.filter(({ texts }) => Object.keys(texts).length > 0);
  const missing = untold(languages, begun);
  return (
    <div class="study" data-columns={columns.shown.length}>
      <div class="study-words">
        <header class="draft-head">
          <p class="lead">{t("story.lead")}</p>
          <LanguageChips languages={languages} columns={columns} />
        </header>
        <LanguageHeads
          shown={columns.shown}
          about={(language) => (
            <>
              <Lacking text="story.lacking" missing={missing} language={language} />
              <Measure of={plain?.story} language={language} />
            </>
          )}
        />
        {parts.map((record) => (
          <Part
            key={record.id}
            record={record}
            shown={columns.shown}
            named={part === record.id}
            onCaret={(spot, at) => (caret.value = { spot, at })}
          />
        ))}
        <Approval what="story" ready={unwritten(state).length === 0} missing={<Missing />} />
      </div>
      <FiguresBeside caret={caret.value} />
    </div>
  );
}

interface PartProps {
  record: StoryRecord;
  shown: readonly string[];
  named: boolean;
  onCaret(spot: Spot, at: number): void;
}

function Part({ record, shown, named, onCaret }: PartProps) {
  const { desk, state } = useInitiative();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!named) return;
    section.current?.scrollIntoView({ block: "start" });
    section.current?.querySelector("textarea")?.focus({ preventScroll: true });
  }, [named]);
  const title = t(`story.part.${record.id}`);
  return (
    <section class="study-part" ref={section} aria-label={title}>
      <h2 class="voice">{title}</h2>
      <p class="small soft">{t(`story.part.${record.id}_help`)}</p>
      <div class="texts-row">
        {shown.map((language) => {
          const spot: Spot = { kind: "story", id: record.id, language };
          return (
            <WordBox
              key={language}
              spot={spot}
              label={title}
              placeholder="narrative.write_here"
              most={8_000}
              onCaret={(at) => onCaret(spot, at)}
            />
          );
        })}
      </div>
      <div class="sentence-foot">
        <div class="backed">
          {themesOf(state, record).map(({ id, name }) => (
            <a key={id} class="theme-name small" href={addressOf("board", id)} dir="auto">
              {name || t("narrative.theme_unnamed")}
            </a>
          ))}
        </div>
        <div class="sentence-ways">
          <ThemePicker
            of={title}
            chosen={record.themes}
            choose={(themes) => void desk.put("story", { ...record, themes })}
          />
        </div>
      </div>
    </section>
  );
}

function Missing() {
  const { state } = useInitiative();
  const line = (id: StoryPartId) => (
    <li key={id}>
      <a href={addressOf("story", id)}>{t(`story.part.${id}`)}</a>: {t("story.unwritten")}
    </li>
  );
  return <>{unwritten(state).map(line)}</>;
}
