// The screens side by side, the chosen one large; where there is no room for that, the chosen one alone.

import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../../facilitator/desk";
import { formatNumber, language, languages, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { refusalText } from "../../kit/parts/error-screen";
import { Screen } from "../../kit/parts/screen";
import { shownTheme } from "../../kit/preferences";
import { SeatScreen } from "./screens";
import type { SeatName, Seats } from "./seats";
import { lookOf } from "./styles";

interface StageProps {
  conversation: string;
  known: Seats;
  offered: readonly SeatName[];
  chosen: ReadonlySignal<SeatName>;
  table: ReadonlySignal<number | null>;
  at: ReadonlySignal<number>;
  narrow: boolean;
}

export function Stage({ offered, chosen, narrow, ...shown }: StageProps) {
  const column = useSignal<Desk["tab"]["value"]>("words");
  const screens = offered.filter((seat) => seat === chosen.value || (!narrow && seat !== "host"));
  const crew = chosen.value === "facilitator" || chosen.value === "host";
  return (
    <>
      {narrow && crew && <ColumnChoice column={column} />}
      <div class="replay-stage">
        {screens.map((seat) => (
          <Seat key={seat} {...{ seat, narrow, column, ...shown }} large={seat === chosen.value} />
        ))}
      </div>
    </>
  );
}

interface SeatProps extends Omit<StageProps, "offered" | "chosen"> {
  seat: SeatName;
  column: Desk["tab"];
  large: boolean;
}

function Seat({ seat, known, narrow, large, ...shown }: SeatProps) {
  const fetched = known.fetched(seat, shown.table.value).value;
  const seen = useSeen(shown.at, large);
  const title = t(`coach.replay.seat.${seat}`);
  return (
    <figure class="replay-seat" data-seat={seat} data-large={large}>
      <figcaption class={large ? "visually-hidden" : "small soft"}>{title}</figcaption>
      {fetched === null && <p role="status">{t("coach.replay.loading")}</p>}
      {fetched && "refused" in fetched && <p>{seatRefused(seat, fetched.refused)}</p>}
      {fetched && "replay" in fetched && (
        <Screen
          title={title}
          {...lookOf(seat, narrow)}
          language={language.value}
          direction={direction()}
          theme={shownTheme.value}
        >
          <SeatScreen sight={fetched} {...shown} at={seen} />
        </Screen>
      )}
    </figure>
  );
}

/** What stands beside follows when the large screen rests: dragging is quick with one screen to draw. */
function useSeen(at: ReadonlySignal<number>, large: boolean): ReadonlySignal<number> {
  const seen = useSignal(at.peek());
  useSignalEffect(() => {
    const now = at.value;
    const follow = () => {
      seen.value = now;
    };
    if (large) return follow();
    const resting = setTimeout(follow, rest);
    return () => clearTimeout(resting);
  });
  return seen;
}

const rest = 80; // milliseconds

function seatRefused(seat: SeatName, reason: Parameters<typeof refusalText>[0]): string {
  return seat === "host" && reason === "forbidden"
    ? t("coach.replay.crew_closed")
    : refusalText(reason);
}

function direction(): "ltr" | "rtl" {
  return languages.value.find(({ code }) => code === language.value)?.direction ?? "ltr";
}

interface SeatChoiceProps {
  offered: readonly SeatName[];
  chosen: Signal<SeatName>;
  tables: readonly number[];
  table: Signal<number | null>;
}

export function SeatChoice({ offered, chosen, tables, table }: SeatChoiceProps) {
  const at_table = chosen.value === "participant" || chosen.value === "host";
  return (
    <fieldset class="replay-choice">
      <legend class="visually-hidden">{t("coach.replay.seats")}</legend>
      {offered.map((seat) => (
        <Button
          key={seat}
          class="compact"
          pressed={seat === chosen.value}
          onClick={() => (chosen.value = seat)}
        >
          {t(`coach.replay.seat.${seat}`)}
        </Button>
      ))}
      {at_table && tables.length > 0 && (
        <select
          class="compact-select"
          aria-label={t("coach.replay.table")}
          value={String(table.value)}
          onChange={(event) => (table.value = Number(event.currentTarget.value))}
        >
          {tables.map((number) => (
            <option key={number} value={String(number)}>
              {t("tables.table", { number: formatNumber(number) })}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

const columns = ["words", "notes", "steps"] as const;

function ColumnChoice({ column }: { column: Desk["tab"] }) {
  return (
    <fieldset class="replay-choice">
      <legend class="visually-hidden">{t("facilitator.show")}</legend>
      {columns.map((name) => (
        <Button
          key={name}
          class="compact"
          pressed={name === column.value}
          onClick={() => (column.value = name)}
        >
          {t(`facilitator.tab.${name}`)}
        </Button>
      ))}
    </fieldset>
  );
}

const too_narrow = "(max-width: 63.99rem)";

/** Whether there is only room for one screen. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(too_narrow).matches);
  useEffect(() => {
    const asked = window.matchMedia(too_narrow);
    const changed = () => setNarrow(asked.matches);
    asked.addEventListener("change", changed);
    return () => asked.removeEventListener("change", changed);
  }, []);
  return narrow;
}
