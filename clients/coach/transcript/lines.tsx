// One line of the minutes, by what it is.

import { useSignal } from "@preact/signals";
import { memo } from "preact/compat";
import { formatPerson } from "../../facilitator/person";
import { t } from "../../kit/i18n";
import type { ReadingNote } from "../../kit/wire";
import { speakerName } from "../speaker";
import type { Line, NoteLine } from "./minutes";
import { usePage, useSpot } from "./page";
import { SpotActs, SpotMargin, SpotTime } from "./spot-parts";
import type { Spot } from "./spots";

/** Drawn again only when it is another one: a conversation has a thousand of them. */
export const LineItem = memo(function LineItem({ line }: { line: Line }) {
  const spot = spotOfLine(line);
  return (
    <li class="line" data-kind={line.kind} {...useSpot(line.id)}>
      <SpotTime {...spot} />
      <div class="line-body">{bodyOf(line)}</div>
      <SpotActs {...spot} />
      <SpotMargin {...spot} />
    </li>
  );
});

function spotOfLine(line: Line): Spot {
  const anchor =
    line.kind === "spoken"
      ? { recording: line.recording, line: line.spoken.line }
      : { seq: line.seq };
  return { id: line.id, at: line.at, anchor };
}

function bodyOf(line: Line) {
  switch (line.kind) {
    case "note":
      return <NoteBody line={line} />;
    case "probe":
      return (
        <p>
          <span class="small soft">
            {line.table === undefined
              ? t("coach.probe")
              : t("coach.probe_at", { table: t("tables.table", { number: line.table }) })}{" "}
          </span>
          <GuideWords class="voice">{line.text}</GuideWords>
        </p>
      );
    case "moment":
      return <p class="soft">{t(`coach.moment.${line.what}`)}</p>;
    case "spoken":
      return (
        <p dir="auto">
          {line.spoken.speaker && (
            <strong class="small">{speakerName(line.spoken.speaker)}: </strong>
          )}
          {line.spoken.text}
        </p>
      );
  }
}

/** Words of the guide, in its own language and direction. */
export function GuideWords({ children, class: extra }: { children: string; class?: string }) {
  const { language, direction } = usePage().reading;
  return (
    <span class={extra} lang={language} dir={direction}>
      {children}
    </span>
  );
}

function NoteBody({ line: { note } }: { line: NoteLine }) {
  return (
    <>
      <p
        class={note.quote ? "voice quoted" : undefined}
        dir="auto"
        {...(note.language && { lang: note.language })}
      >
        {note.text}
      </p>
      <p class="line-about small soft">
        {note.label && (
          <span class="tag">
            <GuideWords>{note.label}</GuideWords>
          </span>
        )}
        <bdi>{formatPerson({ name: "", ...note })}</bdi>
        {note.table !== undefined && <span>{t("tables.table", { number: note.table })}</span>}
        {note.highlighted && (
          <span>
            <span aria-hidden="true">★ </span>
            {t("coach.note.highlighted")}
          </span>
        )}
        {aboutIt(note).map((key) => (
          <em key={key}>{t(key)}</em>
        ))}
        {note.theme && <bdi>{t("coach.note.theme", { theme: note.theme })}</bdi>}
        {note.original !== undefined && <Original text={note.original} />}
      </p>
    </>
  );
}

function aboutIt({ quote, spoken, paper, private: crew }: ReadingNote): string[] {
  return [
    quote && "notes.quote_mark",
    spoken && "notes.spoken_mark",
    paper && "notes.paper_mark",
    crew && "coach.note.private",
  ].filter((key): key is string => Boolean(key));
}

function Original({ text }: { text: string }) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="word-button"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        {t("export.edited")}
      </button>
      {open.value && <bdi class="original">{t("notes.original", { text })}</bdi>}
    </>
  );
}
