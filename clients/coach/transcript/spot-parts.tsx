// What stands beside every line: when it was, with its permanent address; the ways to the replay and to a comment;
// the marks that point at it.

import { formatTime, t } from "../../kit/i18n";
import { addressOf } from "../place";
import { LineIcon } from "./line-icon";
import { markWords } from "./minutes";
import { usePage } from "./page";
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
    </span>
  );
}

/** In the margin: the marks that point at the line. */
export function SpotMargin({ id }: Spot) {
  const marks = usePage().marks.get(id) ?? [];
  if (marks.length === 0) return null;
  return (
    <div class="margin">
      {marks.map((mark) => (
        <p key={`${mark.kind}${mark.seq}`} class="mark small">
          <LineIcon name="mark" />
          <span class="visually-hidden">{t("coach.mark.one")} </span>
          {t(`mark.${mark.kind}`, markWords(mark))}
        </p>
      ))}
    </div>
  );
}
