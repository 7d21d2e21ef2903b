// Search over everything that was noted, told, promised, commented and spoken.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { language, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import type { ArchivePage, SearchHit, SearchPage } from "../../kit/wire";
import { useReading } from "../reader";
import { Problem } from "./archive";
import { byConversation, categoriesOf } from "./found";
import { FoundGroup } from "./found-group";
import { More } from "./more";
import { usePages } from "./pages";
import { searchWish } from "./query";
import { SearchFilters } from "./search-filters";
import { narrow, narrowed } from "./shown";
import { StillReading } from "./still-reading";
import { TypedBox } from "./typed-box";

const nothing: SearchPage = {
  hits: [],
  total: 0,
  more: false,
  next: null,
  hints: [],
  did_you_mean: null,
  indexing: null,
};

export function Search() {
  const { api } = useReading();
  const wishes = narrowed.value;
  const speaks = language.value;
  const found = usePages(JSON.stringify([wishes, speaks]), async (after) => {
    const wish = searchWish(wishes, speaks, after);
    return wish ? api.search(wish) : nothing;
  });
  const list = useRef<HTMLDivElement>(null);
  const first = found.pages[0];
  const hits = found.pages.flatMap((page) => page.hits);
  const asked = first !== undefined && first !== nothing;
  const count = asked ? counted(first) : "";
  useEffect(() => {
    if (asked && !found.busy) announce(count);
  }, [found.busy, count]);
  return (
    <>
      <search class="finding">
        <TypedBox
          first={!wishes.q}
          label={t("archive.search.box")}
          hint={t("archive.search.hint")}
          value={wishes.q ?? ""}
          settle={(q) => narrow({ q })}
        />
        <SearchFilters guides={useGuides()} categories={useCategories(hits)} />
        <SearchHelp />
      </search>
      {wishes.conversation && <Limited id={wishes.conversation} hits={hits} />}
      <StillReading reading={first?.indexing ?? null} finished={found.again} />
      {found.problem && <Problem found={found} />}
      {found.busy && !asked && wishes.q && <p role="status">{t("archive.search.searching")}</p>}
      {asked && <Readings page={first} />}
      {asked && hits.length === 0 && (
        <div class="nothing">
          <h2>{t("archive.search.none")}</h2>
          <p class="soft">{t("archive.search.none_help")}</p>
        </div>
      )}
      {hits.length > 0 && (
        <div ref={list} class="found" aria-busy={found.busy}>
          <p class="small soft">{count}</p>
          {byConversation(hits).map((group, index) => (
            <FoundGroup key={`${index} ${group.conversation}`} group={group} />
          ))}
        </div>
      )}
      <More found={found} list={list} />
    </>
  );
}

function counted({ total, more }: SearchPage): string {
  return t(more ? "archive.search.count_more" : "archive.search.count", { count: total });
}

/** The guides in the archive, to choose from. */
function useGuides(): ArchivePage["guides"] {
  const { api } = useReading();
  const guides = useSignal<ArchivePage["guides"]>([]);
  useEffect(() => {
    api.archive({}).then(
      (page) => {
        guides.value = page.guides;
      },
      () => undefined, // one filter less; what matters says itself that nobody answers
    );
  }, [api]);
  return guides.value;
}

/** Those of all that was found since the page was opened: choosing one must not take the others away. */
function useCategories(hits: readonly SearchHit[]) {
  const known = useRef(new Map<string, string>());
  for (const { id, label } of categoriesOf(hits)) known.current.set(id, label);
  return [...known.current].map(([id, label]) => ({ id, label }));
}

function Limited({ id, hits }: { id: string; hits: readonly SearchHit[] }) {
  const title = hits.find(({ conversation }) => conversation === id)?.title;
  return (
    <p class="limited">
      <span>
        {title ? t("archive.search.only_in", { title }) : t("archive.search.only_in_one")}
      </span>
      <Button class="compact" onClick={() => narrow({ conversation: "" })}>
        {t("archive.search.everywhere")}
      </Button>
    </p>
  );
}

/** How the query was read where it was read in another way than it was typed, and what may have been meant. */
function Readings({ page: { hints, did_you_mean } }: { page: SearchPage }) {
  if (hints.length === 0 && !did_you_mean) return null;
  return (
    <div class="query-read" role="status">
      {hints.map((hint) => (
        <p key={`${hint.kind} ${hint.at}`} class="small">
          {t(`search.hint.${hint.kind}`)}
        </p>
      ))}
      {did_you_mean && (
        <p>
          {t("archive.search.did_you_mean")}{" "}
          <Button class="compact" onClick={() => narrow({ q: did_you_mean })}>
            <bdi>{did_you_mean}</bdi>
          </Button>
        </p>
      )}
    </div>
  );
}

const ways = ["words", "phrase", "beginning", "or", "not", "accents"] as const;

function SearchHelp() {
  return (
    <details class="search-help">
      <summary>{t("archive.search.help")}</summary>
      <dl>
        {ways.map((way) => (
          <div key={way}>
            <dt>
              <code dir="auto">{t(`archive.search.help.${way}`)}</code>
            </dt>
            <dd>{t(`archive.search.help.${way}_means`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
