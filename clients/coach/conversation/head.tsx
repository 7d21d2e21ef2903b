// The head of a conversation: the way back to the shelf, what it was, and the files of it.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { formatDay, formatTime, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { LanguageChoice } from "../../kit/parts/language-choice";
import type { Reading } from "../../kit/wire";
import { Dotted } from "../dotted";
import { place } from "../place";
import { useReading } from "../reader";
import { ExportMenu } from "./export-menu";

export function ConversationHead({ reading }: { reading: Reading }) {
  const { id, title, place: where, team, guide, created_at, people, stage, rehearsal } = reading;
  const { reader } = useReading();
  const saving = useSignal(false);
  const panel_id = useId();
  const shelf = shelfOf(reader.role);
  return (
    <header class="page-head reading-head">
      <div class="page-bar">
        <WayBack />
        <LanguageChoice />
      </div>
      <p class="label">
        <Dotted words={[where, team]} />
      </p>
      <h1 class="voice">
        <bdi>{title}</bdi> {rehearsal && <span class="tag">{t("host.rehearsal")}</span>}
      </h1>
      <p class="archive-facts small">
        <span class="stage" data-stage={stage}>
          {t(`host.stage.${stage}`)}
        </span>
        <span>
          {formatDay(created_at)}, {formatTime(created_at)}
        </span>
        <bdi>{guide.title}</bdi>
        <span>{t("host.people", { count: people })}</span>
      </p>
      <div class="reading-ways">
        {shelf && (
          <a
            class="button compact"
            href={`${shelf}#${new URLSearchParams({ view: "search", conversation: id })}`}
          >
            {t("coach.search_here")}
          </a>
        )}
        {place.value.tab === "transcript" && (
          <Button class="compact" onClick={() => window.print()}>
            {t("host.print")}
          </Button>
        )}
        <Button
          class="compact"
          aria-expanded={saving.value}
          aria-controls={panel_id}
          onClick={() => (saving.value = !saving.value)}
        >
          {t("host.export")}
        </Button>
      </div>
      <div id={panel_id} hidden={!saving.value}>
        <ExportMenu conversation={id} />
      </div>
    </header>
  );
}

/** Where the reader's shelf is; null for a conversation's own crew, who have none. */
function shelfOf(role: string): "/archive" | "/coach" | null {
  if (role === "crew") return null;
  return role === "host" ? "/archive" : "/coach";
}

export function WayBack() {
  const shelf = shelfOf(useReading().reader.role);
  if (shelf === null) return <p class="wordmark voice">Outward</p>;
  return (
    <a class="way-back" href={shelf}>
      {t("coach.back")}
    </a>
  );
}
