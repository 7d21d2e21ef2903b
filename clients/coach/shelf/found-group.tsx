// What was found in one conversation.

import { Fragment } from "preact";
import { useId } from "preact/hooks";
import { formatDay, formatTime, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { SearchHit } from "../../kit/wire";
import { addressOf } from "../place";
import { type FoundIn, tabOf } from "./found";
import { narrow, narrowed } from "./shown";

export function FoundGroup({ group }: { group: FoundIn }) {
  const { conversation, title, at, hits } = group;
  const title_id = useId();
  return (
    <article class="found-group" aria-labelledby={title_id}>
      <header>
        <h2 id={title_id}>
          <a href={addressOf(conversation, "transcript")}>
            <bdi>{title}</bdi>
          </a>
        </h2>
        <p class="small soft">{formatDay(at)}</p>
        {!narrowed.value.conversation && (
          <Button class="compact" weight="quiet" onClick={() => narrow({ conversation })}>
            {t("archive.search.only_here")}
            <span class="visually-hidden"> {title}</span>
          </Button>
        )}
      </header>
      <ol class="hits">
        {hits.map((hit) => (
          <li key={`${hit.kind} ${JSON.stringify(hit.place)}`}>
            <Hit hit={hit} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { conversation, kind, place, at, category_label, step, table, snippet } = hit;
  const facts = [
    category_label,
    step,
    table === undefined ? "" : t("archive.search.at_table", { table }),
    formatTime(at),
  ].filter(Boolean);
  return (
    <>
      <a class="hit-words" dir="auto" href={addressOf(conversation, tabOf(hit), place)} data-line>
        {snippet.map((part, index) =>
          part.hit ? (
            <mark key={`${index} ${part.text}`}>{part.text}</mark>
          ) : (
            <Fragment key={`${index} ${part.text}`}>{part.text}</Fragment>
          ),
        )}
      </a>
      <p class="hit-facts small soft">
        <span class="tag">{t(`archive.kind.${kind}`)}</span>
        {facts.map((fact, index) => (
          <bdi key={`${index} ${fact}`}>{fact}</bdi>
        ))}
      </p>
    </>
  );
}
