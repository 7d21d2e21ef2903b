// All comments with the place that each is pinned to, narrowed by state and by who has a word in them.

import { useSignal } from "@preact/signals";
import { formatTime, t } from "../../kit/i18n";
import type { Anchor, Reading } from "../../kit/wire";
import { addressOf } from "../place";
import type { Comments } from "./comments";
import { pointedAt } from "./place-words";
import { authorName, ThreadCard } from "./thread-card";
import { authorsOf, byAuthor, inState, type State, states, threadsOf } from "./threads";

export function ThreadList({ reading, comments }: { reading: Reading; comments: Comments }) {
  const state = useSignal<State>("open");
  const author = useSignal("");
  const threads = threadsOf(comments.said.value);
  const authors = authorsOf(threads.flatMap(({ comment, replies }) => [comment, ...replies]));
  const shown = byAuthor(inState(threads, state.value), author.value);
  return (
    <>
      <form class="thread-filter small" onSubmit={(event) => event.preventDefault()}>
        <fieldset class="chips">
          <legend class="visually-hidden">{t("coach.comment.state")}</legend>
          {states.map((one) => (
            <label key={one} class="chip">
              <input
                type="radio"
                name="state"
                checked={state.value === one}
                onChange={() => (state.value = one)}
              />
              <span>
                {t(`coach.comment.state.${one}`, { count: inState(threads, one).length })}
              </span>
            </label>
          ))}
        </fieldset>
        {authors.length > 1 && (
          <label class="transcript-choice">
            <span class="soft">{t("coach.comment.from")}</span>
            <select
              class="compact-select"
              value={author.value}
              onChange={(event) => (author.value = event.currentTarget.value)}
            >
              <option value="">{t("notes.every")}</option>
              {authors.map(({ key, said }) => (
                <option key={key} value={key}>
                  {authorName(said)}
                </option>
              ))}
            </select>
          </label>
        )}
      </form>
      {shown.length === 0 ? (
        <p class="soft">{t("coach.comment.none")}</p>
      ) : (
        <ul class="thread-list">
          {shown.map((thread) => (
            <li key={thread.comment.id}>
              <PlaceLink reading={reading} anchor={thread.comment.place} />
              <ThreadCard thread={thread} comments={comments} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Leads to its place in the transcript. */
function PlaceLink({ reading, anchor }: { reading: Reading; anchor: Anchor }) {
  const { at, until, text } = pointedAt(reading, anchor);
  const spoken = anchor.recording !== undefined;
  if (at === null && !spoken) return null;
  return (
    <p class="place-link small">
      <a href={addressOf(reading.id, "transcript", anchor)}>
        {at === null
          ? t("coach.comment.spoken_line", { line: (anchor.line ?? 0) + 1 })
          : `${formatTime(at)}${until === null || until === at ? "" : ` – ${formatTime(until)}`}`}
        {anchor.at !== undefined && ` · ${t("coach.comment.moment")}`}
      </a>
      {text && (
        <span class="soft place-text" dir="auto">
          {text}
        </span>
      )}
    </p>
  );
}
