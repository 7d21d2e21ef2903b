// What stands beside every line: when it was, with its permanent address; the ways to the replay and to a comment;
// in the margin the marks that point at it and what is said about it.

import { useComputed } from "@preact/signals";
import { Fragment } from "preact";
import { formatTime, t } from "../../kit/i18n";
import type { Anchor } from "../../kit/wire";
import { addressOf } from "../place";
import { ThreadCard } from "../review/thread-card";
import { CommentHere } from "./comment-here";
import { LineIcon } from "./line-icon";
import { markWords } from "./minutes";
import { isChoosing, usePage } from "./page";
import { spanWords } from "./span-words";
import type { Spot } from "./spots";

/** The moment, as the permanent address of the line. */
export function SpotTime({ at, anchor }: Spot) {
  const { reading } = usePage();
  const time = formatTime(at);
  return (
    <a
      class="line-time"
      href={addressOf(reading.id, "transcript", anchor)}
      aria-label={t("coach.line.link", { time })}
      title={t("coach.line.link", { time })}
    >
      {time}
    </a>
  );
}

export function SpotActs(spot: Spot) {
  const { reading } = usePage();
  const replay = t("coach.line.replay", { time: formatTime(spot.at) });
  return (
    <span class="line-acts">
      <a
        class="icon-button"
        href={addressOf(reading.id, "replay", { at: spot.at })}
        aria-label={replay}
        title={replay}
      >
        <LineIcon name="replay" />
      </a>
      <CommentButton {...spot} />
    </span>
  );
}

/** Begins a comment here; while the last line of a span is wanted, it is this one. */
function CommentButton(spot: Spot) {
  const { writing } = usePage();
  const ends_here = useComputed(
    () =>
      isChoosing(writing.value) &&
      spot.anchor.seq !== undefined &&
      writing.value?.from.id !== spot.id,
  );
  const label = t(ends_here.value ? "coach.comment.until_here" : "coach.comment.write", {
    time: formatTime(spot.at),
  });
  const begin = () => {
    const now = writing.peek();
    writing.value =
      now && ends_here.peek() ? { ...now, to: spot } : { from: spot, about: "line", to: null };
  };
  return (
    <button
      type="button"
      class="icon-button"
      data-ends-here={ends_here.value}
      aria-label={label}
      title={label}
      onClick={begin}
    >
      <LineIcon name={ends_here.value ? "until" : "comment"} />
    </button>
  );
}

export function SpotMargin(spot: Spot) {
  const page = usePage();
  const marks = page.marks.get(spot.id) ?? [];
  const threads = useComputed(() => page.threads.value.get(spot.id));
  const writing = useComputed(() => page.writing.value?.from.id === spot.id);
  if (marks.length === 0 && !threads.value && !writing.value) return null;
  return (
    <div class="margin">
      {marks.map((mark) => (
        <p key={`${mark.kind}${mark.seq}`} class="mark small">
          <LineIcon name="mark" />
          <span>
            <span class="visually-hidden">{t("coach.mark.one")} </span>
            {t(`mark.${mark.kind}`, markWords(mark))}
          </span>
        </p>
      ))}
      {threads.value?.map((thread) => (
        <Fragment key={thread.comment.id}>
          <Extent anchor={thread.comment.place} />
          <ThreadCard thread={thread} comments={page.comments} />
        </Fragment>
      ))}
      {writing.value && <CommentHere spot={spot} />}
    </div>
  );
}

/** What a comment is about where that is not simply this line: leads to all of it. */
function Extent({ anchor }: { anchor: Anchor }) {
  const { reading, spots } = usePage();
  const { to, at } = anchor;
  if (to === undefined && at === undefined) return null;
  return (
    <p class="extent small">
      <a href={addressOf(reading.id, "transcript", anchor)}>
        {at === undefined
          ? spanWords(spots, anchor)
          : `${formatTime(at)} · ${t("coach.comment.moment")}`}
      </a>
    </p>
  );
}
