// The bar with which a conversation is played: where it is, how fast it goes, and ways to what happened.

import { formatNumber, formatTime, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Icon } from "./icons";
import { jump, slider_id } from "./keys";
import { type Player, type Speed, speeds } from "./player";
import { spokenPlace, timeAt, whatHappened } from "./words";

export function PlayerBar({ player }: { player: Player }) {
  return (
    <section class="player" aria-label={t("coach.replay.player")}>
      <div class="player-main">
        <Slider player={player} />
        <Phases player={player} />
        <Ways player={player} />
        <Where player={player} />
      </div>
      <div class="player-wishes">
        <StepChoice player={player} />
        <SpeedChoice player={player} />
        <SilenceChoice player={player} />
      </div>
    </section>
  );
}

function Where({ player }: { player: Player }) {
  const { course, place, at } = player;
  const stop = course.stopAt(place.value);
  const stay = course.stayAt(place.value);
  return (
    <div class="player-where">
      <p class="player-time">
        <b>{timeAt(course, place.value)}</b>{" "}
        <span class="soft">
          {t("coach.replay.of", { time: timeAt(course, course.length) })} · {formatTime(at.value)}
        </span>
      </p>
      <p class="player-what small soft">
        {stay && <bdi>{stay.title}</bdi>}
        {stay && stop && " · "}
        {stop && whatHappened(stop)}
      </p>
    </div>
  );
}

/** While it plays its value is only the step: nobody wants to hear each second. */
function Slider({ player }: { player: Player }) {
  const { course, place, playing } = player;
  return (
    <input
      id={slider_id}
      class="player-slider"
      type="range"
      min={0}
      max={Math.ceil(course.length / 1000) * 1000}
      step={1000}
      value={place.value}
      aria-label={t("coach.replay.place")}
      aria-valuetext={
        playing.value
          ? [t("coach.replay.playing"), course.stayAt(place.value)?.title]
              .filter(Boolean)
              .join(", ")
          : spokenPlace(course, place.value)
      }
      onInput={(event) => player.seek(Number(event.currentTarget.value))}
    />
  );
}

/** Under the slider, as wide as they took. The steps are marks in them; all are in the list of steps too. */
function Phases({ player }: { player: Player }) {
  const { phases, stays, length } = player.course;
  const along = (part: number) => `${(100 * part) / length}%`;
  return (
    <div class="player-phases" aria-hidden="true">
      {phases.map(({ seq, title, from, to }) => (
        <span
          key={seq}
          class="player-phase"
          style={{ insetInlineStart: along(from), inlineSize: along(to - from) }}
          title={title}
        >
          <bdi>{title}</bdi>
        </span>
      ))}
      {stays.map(({ seq, from }) => (
        <span key={seq} class="player-mark" style={{ insetInlineStart: along(from) }} />
      ))}
    </div>
  );
}

function Ways({ player }: { player: Player }) {
  const playing = player.playing.value;
  const label = t(playing ? "coach.replay.pause" : "coach.replay.play");
  return (
    <div class="player-ways">
      <Way player={player} to="step_before" />
      <Way player={player} to="stop_before" />
      <Button weight="strong" aria-label={label} title={label} onClick={player.toggle}>
        <Icon name={playing ? "pause" : "play"} />
      </Button>
      <Way player={player} to="stop_after" />
      <Way player={player} to="step_after" />
    </div>
  );
}

const ways = {
  step_before: (player: Player) => player.toStep("before"),
  stop_before: (player: Player) => player.toStop("before"),
  stop_after: (player: Player) => player.toStop("after"),
  step_after: (player: Player) => player.toStep("after"),
};

function Way({ player, to }: { player: Player; to: keyof typeof ways }) {
  const label = t(`coach.replay.go.${to}`);
  return (
    <Button
      weight="quiet"
      aria-label={label}
      title={label}
      onClick={() => jump(player, () => ways[to](player))}
    >
      <Icon name={to} />
    </Button>
  );
}

function StepChoice({ player }: { player: Player }) {
  const { course, place } = player;
  const here = course.stayAt(place.value);
  return (
    <select
      class="compact-select player-steps"
      aria-label={t("coach.replay.step")}
      value={here ? String(course.stays.indexOf(here)) : ""}
      onChange={(event) => {
        const stay = course.stays[Number(event.currentTarget.value)];
        if (stay) jump(player, () => player.seek(stay.from));
      }}
    >
      {!here && <option value="">{t("coach.replay.not_started")}</option>}
      {course.stays.map((stay, index) => (
        <option key={stay.seq} value={String(index)}>
          {`${timeAt(course, stay.from)} ${stay.title}`}
        </option>
      ))}
    </select>
  );
}

function SpeedChoice({ player }: { player: Player }) {
  return (
    <select
      class="compact-select"
      aria-label={t("coach.replay.speed")}
      value={String(player.speed.value)}
      onChange={(event) => player.changeSpeed(Number(event.currentTarget.value) as Speed)}
    >
      {speeds.map((speed) => (
        <option key={speed} value={String(speed)}>
          {t("coach.replay.times", { speed: formatNumber(speed) })}
        </option>
      ))}
    </select>
  );
}

function SilenceChoice({ player }: { player: Player }) {
  return (
    <label class="player-check">
      <input
        type="checkbox"
        checked={player.skipping.value}
        onChange={(event) => player.skipSilences(event.currentTarget.checked)}
      />
      {t("coach.replay.skip_silences")}
    </label>
  );
}
