// Conversations that were held or are going on, newest first.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { keyedAddress } from "../coach/api";
import { ReleaseDialog } from "../coach/release/release-dialog";
import { formatDate, formatTime, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { ConversationSummary } from "./api";
import { Care } from "./care";
import { ExportButtons } from "./export-buttons";
import { useHome } from "./home";

interface Props {
  title: string;
  conversations: readonly ConversationSummary[];
  /** With the way to all of them, searchable. */
  archive?: true;
}

export function ConversationList({ title, conversations, archive }: Props) {
  const title_id = useId();
  if (conversations.length === 0) return null;
  return (
    <section class="conversations" aria-labelledby={title_id}>
      <header class="conversations-head">
        <h2 id={title_id}>{title}</h2>
        {archive && <a href="/archive">{t("coach.archive")}</a>}
      </header>
      <ul class="conversation-list">
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <ConversationLine conversation={conversation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConversationLine({ conversation }: { conversation: ConversationSummary }) {
  const home = useHome();
  const opened = useSignal<"export" | "care" | null>(null);
  const releasing = useSignal(false);
  const panel_id = useId();
  const toggle = (panel: "export" | "care") => () => {
    opened.value = opened.value === panel ? null : panel;
  };
  const { id, title, place, stage, step, created_at, people, notes, rehearsal } = conversation;
  const when = `${formatDate(created_at)}, ${formatTime(created_at)}`;
  const where = stage === "live" && step ? step : t(`host.stage.${stage}`);
  return (
    <article class="conversation" data-stage={stage}>
      <div class="conversation-words">
        <h3>
          <bdi>{title}</bdi>
          {rehearsal && <span class="tag">{t("host.rehearsal")}</span>}
        </h3>
        <p class="small soft">
          {place && (
            <>
              <bdi>{place}</bdi>
              {" · "}
            </>
          )}
          {when}
        </p>
      </div>
      <p class="conversation-facts small">
        <span class="stage" data-stage={stage}>
          <bdi>{where}</bdi>
        </span>
        <span>{t("host.people", { count: people })}</span>
        <span>{t("host.notes", { count: notes })}</span>
      </p>
      <div class="conversation-ways">
        {(["care", "export"] as const).map((panel) => (
          <Button
            key={panel}
            class="compact"
            aria-expanded={opened.value === panel}
            aria-controls={panel_id}
            onClick={toggle(panel)}
          >
            {t(`host.${panel}`)}
            <span class="visually-hidden"> {title}</span>
          </Button>
        ))}
        {!rehearsal && (
          <Button class="compact" onClick={() => (releasing.value = true)}>
            {t("coach.release")}
            <span class="visually-hidden"> {title}</span>
          </Button>
        )}
        {stage === "closed" && (
          <a
            class="button compact"
            href={keyedAddress(id, home.key)}
            target="_blank"
            rel="noopener"
          >
            {t("coach.read_back")}
            <span class="visually-hidden"> {title}</span>
          </a>
        )}
        <Button class="compact" onClick={() => void home.enter(id)}>
          {t("host.enter")}
          <span class="visually-hidden"> {title}</span>
        </Button>
      </div>
      <ReleaseDialog
        api={home.reading}
        conversation={releasing.value ? { id, title } : null}
        onClose={() => (releasing.value = false)}
      />
      <div id={panel_id} class="conversation-panel" hidden={!opened.value}>
        {opened.value === "export" && <ExportButtons api={home.api} conversation={id} />}
        {opened.value === "care" && <Care conversation={conversation} />}
      </div>
    </article>
  );
}
