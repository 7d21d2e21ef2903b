// A conversation played again: what the facilitator, a phone and the wall showed at any moment.

import "../../kit/screen.css";
import "./replay.css";
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import { t, wanted } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { refusalText } from "../../kit/parts/error-screen";
import type { Reading, Replay as ReplayOfSeat } from "../../kit/wire";
import { addressOf } from "../place";
import { useReading } from "../reader";
import { courseOf } from "./course";
import { useKeys } from "./keys";
import { placeInAddress, usePlaceKept } from "./place-kept";
import { openPlayer, type Player } from "./player";
import { PlayerBar } from "./player-bar";
import { openSeats, type SeatName, type Seats, seats, tablesIn } from "./seats";
import { SeatChoice, Stage, useNarrow } from "./stage";

export function Replay({ reading }: { reading: Reading }) {
  const { api } = useReading();
  const language = wanted.value;
  const { id } = reading;
  const [tries, tryAgain] = useReducer((before: number) => before + 1, 0);
  const known = useMemo(() => openSeats(api, id, language), [api, id, language, tries]);
  const crew = known.fetched("facilitator", null).value;
  const closed = crew !== null && "refused" in crew && crew.refused === "forbidden";
  const lead = closed ? known.fetched("wall", null).value : crew;
  if (lead === null) {
    return (
      <p class="replay-wait" role="status">
        {t("coach.replay.loading")} <progress aria-label={t("coach.replay.loading")} />
      </p>
    );
  }
  if ("refused" in lead) {
    return (
      <div class="replay-wait">
        <p role="alert">{refusalText(lead.refused)}</p>
        <Button onClick={() => tryAgain(null)}>{t("coach.replay.again")}</Button>
      </div>
    );
  }
  return <Played conversation={id} lead={lead.replay} known={known} crew_closed={closed} />;
}

interface PlayedProps {
  conversation: string;
  /** Of the seat that saw most: its events are the ones that one can go to. */
  lead: ReplayOfSeat;
  known: Seats;
  /** Whether the facilitator's side is not for this reader. */
  crew_closed: boolean;
}

function Played({ conversation, lead, known, crew_closed }: PlayedProps) {
  const player = usePlayer(lead);
  const tables = useMemo(() => tablesIn(lead), [lead]);
  const offered = seats.filter(
    (seat) => (seat !== "facilitator" || !crew_closed) && (seat !== "host" || tables.length > 0),
  );
  const chosen = useSignal<SeatName>(crew_closed ? "wall" : "facilitator");
  const table = useSignal<number | null>(tables[0] ?? null);
  const narrow = useNarrow();
  useKeys(player, (index) => {
    chosen.value = offered[index] ?? chosen.peek();
  });
  usePlaceKept(player);
  return (
    <section class="replay" aria-label={t("coach.tab.replay")}>
      {crew_closed && <p class="soft">{t("coach.replay.crew_closed")}</p>}
      <SeatChoice offered={offered} chosen={chosen} tables={tables} table={table} />
      <Stage {...{ conversation, known, offered, chosen, table, narrow }} at={player.at} />
      <PlayerBar player={player} />
      <Onward conversation={conversation} player={player} />
      <p class="replay-keys small soft">
        {t("coach.replay.keys", { seats: `1–${offered.length}` })}
      </p>
    </section>
  );
}

function usePlayer(lead: ReplayOfSeat): Player {
  const player = useMemo(() => {
    const course = courseOf(lead);
    return openPlayer(course, placeInAddress(course) ?? course.start);
  }, [lead]);
  useEffect(() => player.close, [player]);
  return player;
}

/** From this moment to the other ways to read it. */
function Onward({ conversation, player }: { conversation: string; player: Player }) {
  const stop = player.course.stopAt(player.place.value);
  return (
    <p class="replay-onward">
      <a class="button" href={addressOf(conversation, "review", { at: player.at.value })}>
        {t("coach.replay.comment")}
      </a>
      <a class="button" href={addressOf(conversation, "transcript", stop ? { seq: stop.seq } : {})}>
        {t("coach.replay.read")}
      </a>
    </p>
  );
}
