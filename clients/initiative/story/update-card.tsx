// One update: its words in each language, its approval, the letter to copy, and when it was sent.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { dayInWords, daysBetween, today } from "../../kit/days";
import { languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { SourceRow, UpdateRecord } from "../../kit/wire";
import { untold } from "../approvals";
import { useInitiative } from "../initiative";
import { Approval } from "../narrative/approval";
import { Measure } from "../narrative/measure";
import { usePlain } from "../narrative/measures";
import { Approved } from "../narrative/versions";
import { DayLine, TextLine } from "../parts/fields";
import { LetterDialog } from "../parts/letter-dialog";
import { description, languagesOf } from "../records";
import { LanguageHeads } from "../words/language-heads";
import { useSpeaker } from "../words/speaker";
import { WordBox } from "../words/word-box";
import { letterOf } from "./letter";

export interface UpdateCardProps {
  update: UpdateRecord;
  /** The conversation whose people it is for. */
  source: SourceRow | undefined;
  shown: readonly string[];
  /** Whether the address names it. */
  named: boolean;
}

export function UpdateCard({ update, source, shown, named }: UpdateCardProps) {
  const card = useRef<HTMLElement>(null);
  const open = useSignal(named);
  const body_id = useId();
  const kind = t(`story.update.${update.kind}`);
  useEffect(() => {
    if (!named) return;
    open.value = true;
    card.current?.scrollIntoView({ block: "start" });
  }, [named, open]);
  return (
    <article class="update" ref={card}>
      <header class="update-head">
        <div>
          <h2>
            <bdi>{update.title || kind}</bdi>
          </h2>
          <p class="small soft">
            {update.title && `${kind} · `}
            <bdi>{source?.title ?? t("story.for_everybody")}</bdi>
          </p>
        </div>
        <Timing update={update} />
        <Button
          class="compact"
          aria-expanded={open.value}
          aria-controls={body_id}
          onClick={() => (open.value = !open.value)}
        >
          {t(open.value ? "story.close" : "story.write")}
          <span class="visually-hidden"> {update.title || kind}</span>
        </Button>
      </header>
      <div id={body_id} class="update-body" hidden={!open.value}>
        {open.value && <Writing update={update} shown={shown} />}
      </div>
    </article>
  );
}

function Timing({ update: { id, due, sent_on } }: { update: UpdateRecord }) {
  if (sent_on) return <p class="small sent">{t("story.sent_on", { date: dayInWords(sent_on) })}</p>;
  const left = due ? daysBetween(today(), due) : null;
  return (
    <div class="small">
      {left !== null && (
        <p data-late={left < 0}>
          {left < 0
            ? t("story.late", { count: -left })
            : t("story.due", { count: left, date: dayInWords(due) })}
        </p>
      )}
      <Approved what={`update:${id}`} />
    </div>
  );
}

function Writing({ update, shown }: { update: UpdateRecord; shown: readonly string[] }) {
  const { desk, state, words } = useInitiative();
  const plain = usePlain();
  const missing = untold(languagesOf(state), [update]);
  const has_words = Object.values(update.texts).some((text) => text.trim() !== "");
  const remove = () => {
    words.forget("update", update.id);
    void desk.act("record.remove", { kind: "update", id: update.id }, t("initiative.removed"));
  };
  return (
    <>
      <Facts update={update} />
      <LanguageHeads
        shown={shown}
        about={(language) => <Measure of={plain?.updates[update.id]} language={language} />}
      />
      <div class="texts-row">
        {shown.map((language) => (
          <WordBox
            key={language}
            spot={{ kind: "update", id: update.id, language }}
            label={update.title || t(`story.update.${update.kind}`)}
            placeholder={`story.update.${update.kind}_help`}
            most={8_000}
          />
        ))}
      </div>
      {!update.sent_on && (
        <Approval
          what={`update:${update.id}`}
          ready={has_words}
          missing={
            <>
              {!has_words && <li>{t("story.wordless")}</li>}
              {has_words &&
                missing.map(({ language }) => (
                  <li key={language} class="soft">
                    {t("story.not_in", { language: languageName(language) })}
                  </li>
                ))}
            </>
          }
        />
      )}
      <div class="choices">
        <LetterButton update={update} />
        {update.kind === "other" && (
          <Button weight="quiet" onClick={remove}>
            {t("initiative.remove")}
          </Button>
        )}
      </div>
      <Sending update={update} />
    </>
  );
}

/** Its title and its day; they are saved when one leaves the box. */
function Facts({ update }: { update: UpdateRecord }) {
  const { desk } = useInitiative();
  const title = useSignal(update.title);
  useEffect(() => {
    title.value = update.title;
  }, [update.title, title]);
  const save = () => {
    const words = title.value.trim();
    if (words !== update.title) void desk.put("update", { ...update, title: words });
  };
  return (
    <div class="form-pair" onFocusOut={save}>
      <TextLine
        label={t("story.update_title")}
        value={title.value}
        longest={120}
        onText={(text) => (title.value = text)}
      />
      <DayLine
        label={t("story.update_due")}
        value={update.due}
        onDay={(due) => void desk.put("update", { ...update, due })}
      />
    </div>
  );
}

function LetterButton({ update }: { update: UpdateRecord }) {
  const { state } = useInitiative();
  const written = languagesOf(state).filter((language) => update.texts[language]);
  const open = useSignal(false);
  const chosen = useSignal<string | null>(null);
  const language = chosen.value ?? written[0] ?? "en";
  const speaker = useSpeaker(language);
  const letter = speaker && letterOf(update, description(state)?.title ?? "", language, speaker);
  return (
    <>
      <Button disabled={written.length === 0} onClick={() => (open.value = true)}>
        {t("story.letter")}
      </Button>
      <LetterDialog
        open={open.value && letter !== null}
        title={t("story.letter")}
        subject={letter?.subject ?? ""}
        body={letter?.body ?? ""}
        language={language}
        onClose={() => (open.value = false)}
      >
        {written.length > 1 && (
          <fieldset class="language-chips">
            <legend class="small soft">{t("narrative.languages")}</legend>
            {written.map((code) => (
              <Button
                key={code}
                class="compact"
                lang={code}
                pressed={code === language}
                onClick={() => (chosen.value = code)}
              >
                {languageName(code)}
              </Button>
            ))}
          </fieldset>
        )}
      </LetterDialog>
    </>
  );
}

function Sending({ update }: { update: UpdateRecord }) {
  const { desk } = useInitiative();
  const on = useSignal(update.sent_on || today());
  const mark = (sent_on: string) =>
    void desk.put("update", { ...update, sent_on }, t(sent_on ? "story.sent" : "story.unsent"));
  if (update.sent_on)
    return (
      <p class="choices">
        <span>{t("story.sent_on", { date: dayInWords(update.sent_on) })}</span>
        <Button class="compact" weight="quiet" onClick={() => mark("")}>
          {t("story.not_sent")}
        </Button>
      </p>
    );
  return (
    <form
      class="sending"
      onSubmit={(event) => {
        event.preventDefault();
        mark(on.value);
      }}
    >
      <DayLine
        label={t("story.sent_day")}
        value={on.value}
        required
        onDay={(day) => (on.value = day)}
      />
      <Button type="submit">{t("story.mark_sent")}</Button>
    </form>
  );
}
