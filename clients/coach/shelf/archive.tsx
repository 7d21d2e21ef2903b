// All conversations that this reader may read: found by words and facts, sorted, page by page.

import { useEffect, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import { useReading } from "../reader";
import { ArchiveFilters } from "./archive-filters";
import { ConversationCards, ConversationTable } from "./archive-rows";
import { BundleIntake } from "./bundle-intake";
import { More } from "./more";
import { type Pages, usePages } from "./pages";
import { archiveWish, countOf } from "./query";
import { keep, narrow, narrowed } from "./shown";
import { StillReading } from "./still-reading";
import { TypedBox } from "./typed-box";
import { wide } from "./wide";

const narrowing = ["words", "guide", "language", "stage", "from", "to"];

export function Archive() {
  const { api, reader } = useReading();
  const wishes = narrowed.value;
  const found = usePages(JSON.stringify(wishes), (after) =>
    api.archive(archiveWish(wishes, after)),
  );
  const list = useRef<HTMLDivElement>(null);
  const first = found.pages[0];
  const rows = found.pages.flatMap(({ conversations }) => conversations);
  const more = found.pages[found.pages.length - 1]?.next !== null;
  const count = counted(rows.length, more);
  useEffect(() => {
    if (first && !found.busy) announce(count);
  }, [found.busy, count]);
  return (
    <>
      <search class="finding">
        <TypedBox
          label={t("archive.words")}
          hint={t("archive.words_hint")}
          value={wishes.words ?? ""}
          settle={(words) => narrow({ words })}
        />
        <ArchiveFilters guides={first?.guides ?? []} languages={first?.languages ?? []} />
        {wishes.words && (
          <p class="small">
            <a href={`#${new URLSearchParams({ view: "search", q: wishes.words })}`}>
              {t("archive.search_instead", { words: wishes.words })}
            </a>
          </p>
        )}
      </search>
      <StillReading reading={first?.indexing ?? null} finished={found.again} />
      {found.problem && <Problem found={found} />}
      {!first && !found.problem && <p role="status">{t("archive.loading")}</p>}
      {first && rows.length === 0 && <Nothing narrow={countOf(wishes, narrowing) > 0} />}
      {rows.length > 0 && (
        <div ref={list} class="shelf-list" aria-busy={found.busy}>
          <p class="small soft">{count}</p>
          {wide.value ? <ConversationTable rows={rows} /> : <ConversationCards rows={rows} />}
        </div>
      )}
      <More found={found} list={list} />
      {reader.role === "host" && <BundleIntake taken={found.again} />}
    </>
  );
}

function counted(count: number, more: boolean): string {
  return t(more ? "archive.count_more" : "archive.count", { count });
}

export function Problem({ found }: { found: Pages<unknown> }) {
  return (
    <div class="unreachable" role="alert">
      <p>{found.problem}</p>
      <Button class="compact" onClick={found.again}>
        {t("host.try_again")}
      </Button>
    </div>
  );
}

/** Nothing there at all, or nothing that fits. */
function Nothing({ narrow: narrowly }: { narrow: boolean }) {
  const { role } = useReading().reader;
  if (narrowly) {
    return (
      <div class="nothing">
        <h2>{t("archive.none_fits")}</h2>
        <p class="soft">{t("archive.none_fits_help")}</p>
        <Button onClick={() => keep({ view: "archive", narrowed: {} })}>
          {t("archive.clear")}
        </Button>
      </div>
    );
  }
  return (
    <div class="nothing">
      <h2>{t(`archive.none.${role === "coach" ? "coach" : "host"}`)}</h2>
      <p class="soft">{t(`archive.none_help.${role === "coach" ? "coach" : "host"}`)}</p>
    </div>
  );
}
