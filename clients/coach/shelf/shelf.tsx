// The shelf: what this reader may read, search over all of it, and how it goes over time.

import { useEffect } from "preact/hooks";
import { t } from "../../kit/i18n";
import { LanguageChoice } from "../../kit/parts/language-choice";
import { useReading } from "../reader";
import { Archive } from "./archive";
import { ProgressView } from "./progress";
import { type View, views } from "./query";
import { Search } from "./search";
import { addressOfView, shown } from "./shown";

const parts: Record<View, typeof Archive> = {
  archive: Archive,
  search: Search,
  progress: ProgressView,
};

export function Shelf() {
  const { view } = shown.value;
  const title = useTitle();
  useEffect(() => {
    document.title = `${t(`archive.view.${view}`)} · ${title} · Outward`;
  }, [view, title]);
  const Part = parts[view];
  return (
    <div class="page shelf">
      <ShelfHead title={title} />
      <main>
        <Part />
      </main>
    </div>
  );
}

function useTitle(): string {
  return t(`archive.title.${useReading().reader.role === "coach" ? "coach" : "host"}`);
}

function ShelfHead({ title }: { title: string }) {
  const { key, reader } = useReading();
  return (
    <header class="page-head shelf-head">
      <div class="page-bar">
        {reader.role === "coach" ? (
          <p class="wordmark voice">Outward</p>
        ) : (
          <a class="way-back" href="/host">
            {t("archive.home")}
          </a>
        )}
        <a class="start-way" href={`/cohort#${new URLSearchParams({ key })}`}>
          {t("cohort.title")}
        </a>
        <LanguageChoice />
      </div>
      {reader.role === "coach" && reader.name && (
        <p class="label">{t("archive.for", { name: reader.name })}</p>
      )}
      <h1 class="voice">{title}</h1>
      <nav class="ways" aria-label={t("archive.views")}>
        {views.map((view) => (
          <a
            key={view}
            href={addressOfView(view)}
            {...(view === shown.value.view && { "aria-current": "page" as const })}
          >
            {t(`archive.view.${view}`)}
          </a>
        ))}
      </nav>
    </header>
  );
}
