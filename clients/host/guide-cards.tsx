// The guides to choose from: read one, start a conversation with it, or rehearse it.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { language, languageName, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Dialog } from "../kit/parts/dialog";
import type { GuideSummary } from "./api";
import { CopyForm } from "./editor/copy-form";
import { InstallGuide } from "./editor/guide-files";
import { UnsavedGuides } from "./editor/unsaved-guides";
import { GuideSheet } from "./guide-sheet";
import { useHome } from "./home";
import { RemoveGuide } from "./remove-guide";
import { RehearsalForm, StartForm } from "./start-forms";

type Wish = "read" | "start" | "rehearse" | "copy";

export function GuideCards({ guides }: { guides: readonly GuideSummary[] }) {
  const wish = useSignal<{ wish: Wish; guide: GuideSummary } | null>(null);
  const close = () => {
    wish.value = null;
  };
  const asked = wish.value;
  const doomed = useSignal<GuideSummary | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { workshop } = useHome();
  const change = (guide: GuideSummary) => {
    if (!guide.own) {
      wish.value = { wish: "copy", guide };
      return;
    }
    close();
    workshop.edit(guide.id);
  };
  const remove = (guide: GuideSummary) => {
    close();
    doomed.value = guide;
  };
  return (
    <section class="guides" aria-labelledby="guides-title">
      <h2 id="guides-title" ref={heading} tabIndex={-1}>
        {t("host.guides")}
      </h2>
      <UnsavedGuides />
      <ul class="guide-list">
        {guides.map((guide) => (
          <li key={guide.id}>
            <GuideCard guide={guide} choose={(chosen) => (wish.value = { wish: chosen, guide })} />
          </li>
        ))}
      </ul>
      <InstallGuide />
      <Dialog
        open={asked !== null}
        title={asked ? t(`host.${asked.wish}_title`, { guide: asked.guide.title }) : ""}
        onClose={close}
        class={`host-dialog host-dialog-${asked?.wish ?? ""}`}
      >
        {asked?.wish === "read" && (
          <GuideSheet
            guide={asked.guide}
            onChange={() => change(asked.guide)}
            onRemove={() => remove(asked.guide)}
          />
        )}
        {asked?.wish === "copy" && <CopyForm guide={asked.guide} guides={guides} />}
        {asked?.wish === "start" && <StartForm guide={asked.guide} />}
        {asked?.wish === "rehearse" && <RehearsalForm guide={asked.guide} />}
      </Dialog>
      <RemoveGuide
        guide={doomed.value}
        onClose={() => (doomed.value = null)}
        onRemoved={() => heading.current?.focus()}
      />
    </section>
  );
}

function GuideCard({ guide, choose }: { guide: GuideSummary; choose(wish: Wish): void }) {
  const { title, summary, about, minutes, group } = guide;
  return (
    <article class="guide-card">
      {guide.own && (
        <p>
          <span class="tag">{t("editor.own", { version: guide.version })}</span>
        </p>
      )}
      <h3 class="voice" dir="auto">
        {title}
      </h3>
      <p dir="auto">{summary}</p>
      <p class="soft small" dir="auto">
        {about}
      </p>
      <ul class="facts">
        <li>{t("host.minutes", span(minutes))}</li>
        <li>{t("host.group", span(group))}</li>
        <li>{list(guide.languages.map(languageName))}</li>
      </ul>
      <div class="guide-ways">
        <Button weight="strong" onClick={() => choose("start")}>
          {t("host.start")}
        </Button>
        <Button onClick={() => choose("rehearse")}>{t("host.rehearse")}</Button>
        <Button weight="quiet" onClick={() => choose("read")}>
          {t("host.read")}
        </Button>
      </div>
    </article>
  );
}

/** "90–120", or "90" when both ends are the same. */
function span({ min, max }: { min: number; max: number }): { span: string } {
  return { span: min === max ? String(min) : `${min}–${max}` };
}

function list(words: string[]): string {
  return new Intl.ListFormat(language.value, { type: "conjunction" }).format(words);
}
