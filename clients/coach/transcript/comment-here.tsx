// A new comment beside the line that it is about: the line alone, all from it to another one, or its moment.

import { formatTime, t } from "../../kit/i18n";
import type { Anchor } from "../../kit/wire";
import { Composer } from "../review/composer";
import { usePage, type Writing } from "./page";
import { spanWords } from "./span-words";
import { type Spot, spanOf } from "./spots";

const abouts = ["line", "span", "moment"] as const;

export function CommentHere({ spot }: { spot: Spot }) {
  const { reading, comments, writing } = usePage();
  const now = writing.value;
  if (!now) return null;
  const leave = () => {
    writing.value = null;
    document.getElementById(spot.id)?.focus({ preventScroll: true });
  };
  const send = (text: string) => {
    comments.add({ kind: "comment", place: anchorOf(now), text });
    leave();
  };
  return (
    <Composer
      label={t("coach.comment.label")}
      draft={`comment.${reading.id}.${spot.id}`}
      send_label={t("coach.comment.send")}
      onSend={send}
      onCancel={leave}
    >
      <fieldset class="chips about-chips">
        <legend class="small soft">{t("coach.comment.about")}</legend>
        {abouts
          .filter((about) => about !== "span" || spot.anchor.seq !== undefined)
          .map((about) => (
            <label key={about} class="chip">
              <input
                type="radio"
                name="about"
                checked={now.about === about}
                onChange={() => (writing.value = { ...now, about, to: null })}
              />
              <span>{t(`coach.comment.about.${about}`)}</span>
            </label>
          ))}
      </fieldset>
      <p class="small" role="status">
        <About writing={now} />
      </p>
    </Composer>
  );
}

/** Until its last line is chosen, a span is its first one. */
function anchorOf({ from, about, to }: Writing): Anchor {
  if (about === "moment") return { at: from.at };
  return about === "span" && to ? spanOf(from, to) : from.anchor;
}

function About({ writing }: { writing: Writing }) {
  const { spots } = usePage();
  const { from, about, to } = writing;
  if (about === "moment") return <>{t("coach.comment.at_moment", { time: formatTime(from.at) })}</>;
  if (about === "line") return null;
  if (!to) return <>{t("coach.comment.choose_last")}</>;
  return <>{spanWords(spots, spanOf(from, to))}</>;
}
