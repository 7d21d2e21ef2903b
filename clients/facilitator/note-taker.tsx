// The note-taker's screen: the question now, a large box, and the notes as they are kept.

import { useEffect } from "preact/hooks";
import { spokenAs } from "../kit/guide";
import { t } from "../kit/i18n";
import { Announcer } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { Clock } from "../kit/parts/clock";
import { LanguageChoice } from "../kit/parts/language-choice";
import { Toast } from "../kit/parts/toast";
import { ClusterPanel } from "./cluster-panel";
import { useDesk, useRoom } from "./desk";
import { Dialogs } from "./dialogs";
import { Banners, useRoomAnnounced } from "./facilitator";
import { note_box } from "./keys";
import { NoteEntry } from "./note-entry";
import { NoteList } from "./note-list";
import { stepOf } from "./plan";
import { RoomTitle } from "./top-bar";

export function NoteTakerScreen() {
  const desk = useDesk();
  useRoomAnnounced(desk);
  useEffect(() => document.getElementById(note_box)?.focus(), []);
  return (
    <div class="desk note-desk">
      <header class="top-bar">
        <RoomTitle />
        <div class="top-acts">
          <Button class="compact" onClick={() => desk.show("people")}>
            {t("people.title")}
          </Button>
          <LanguageChoice />
        </div>
      </header>
      <Banners />
      <div class="note-desk-columns">
        <main class="note-desk-main">
          <QuestionNow />
          <Grouping />
          <NoteEntry large />
          <Toast />
        </main>
        <aside class="desk-notes" aria-label={t("facilitator.notes")}>
          <NoteList />
        </aside>
      </div>
      <Dialogs />
      <Announcer />
    </div>
  );
}

function Grouping() {
  const { view, guide } = useRoom();
  const step = stepOf(guide, view.step?.id);
  return step?.kind === "cluster" ? <ClusterPanel key={step.id} step={step} /> : null;
}

export function QuestionNow() {
  const { room } = useDesk();
  const { view, guide } = useRoom();
  const step = stepOf(guide, view.step?.id);
  if (!step) {
    return (
      <section class="question-now">
        <p class="voice question">{t("notes.waiting")}</p>
        <p class="soft">{t("notes.waiting_help")}</p>
      </section>
    );
  }
  const probe = view.probe?.text[guide.language];
  return (
    <section class="question-now" aria-label={t("notes.question_now")}>
      <p class="question-head">
        <bdi class="label">{step.title}</bdi>
        {view.stage === "live" ? (
          <Clock clock={view.clock} now={room.now.value} />
        ) : (
          <span class="tag">{t(`notes.stage.${view.stage}`)}</span>
        )}
      </p>
      <p class="voice question" {...spokenAs(guide)}>
        {step.prompt || step.say?.[0]}
      </p>
      {probe && (
        <p class="voice prompt-probe" {...spokenAs(guide)}>
          {probe}
        </p>
      )}
    </section>
  );
}
