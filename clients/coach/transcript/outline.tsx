// The steps as a list of links, at the side where there is room.

import { formatTime, t } from "../../kit/i18n";
import { addressOf } from "../place";
import { wide } from "../shelf/wide";
import { GuideWords } from "./lines";
import type { Chapter } from "./minutes";
import { usePage } from "./page";

export function Outline({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <details class="outline" open={wide.value}>
      <summary>{t("export.contents")}</summary>
      <nav aria-label={t("export.contents")}>
        <ol class="outline-steps">
          {chapters.map((chapter) => (
            <OutlineStep key={chapter.stay?.seq ?? 0} chapter={chapter} />
          ))}
        </ol>
      </nav>
    </details>
  );
}

function OutlineStep({ chapter: { stay, lines } }: { chapter: Chapter }) {
  const { reading } = usePage();
  if (!stay) return null;
  const notes = lines.filter(({ kind }) => kind === "note").length;
  return (
    <li>
      <a href={addressOf(reading.id, "transcript", { seq: stay.seq })}>
        <span class="outline-time soft">{formatTime(stay.entered_at)}</span>
        <span>
          <GuideWords>{stay.title}</GuideWords>
          {notes > 0 && <span class="soft"> · {t("host.notes", { count: notes })}</span>}
        </span>
      </a>
    </li>
  );
}
