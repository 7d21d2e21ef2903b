// The screens as people had them before them, made of the very parts of their pages.

import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { actsOf } from "../../facilitator/acts";
import { type Desk, DeskContext } from "../../facilitator/desk";
import { DeskScreen } from "../../facilitator/facilitator";
import { nothing } from "../../kit/still";
import type { Room } from "../../kit/store";
import type { CrewView, RoomView, TableCrewView } from "../../kit/wire";
import { HereContext } from "../../participant/here";
import { RoomPage } from "../../participant/room-page";
import { TableDeskScreen } from "../../table/table-screen";
import { WallScreen } from "../../wall/wall";
import { playedDesk, playedHere, playedRoom, playedTableDesk } from "./played-room";
import type { Sight } from "./seats";

export interface SeatScreenProps {
  sight: Sight;
  conversation: string;
  at: ReadonlySignal<number>;
  /** Where the phone's owner, or the host, sits. */
  table: ReadonlySignal<number | null>;
  /** The column of a crew's page to see where it is too narrow for all. */
  column: Desk["tab"];
}

export function SeatScreen(shown: SeatScreenProps) {
  switch (shown.sight.replay.seat) {
    case "facilitator":
      return <FacilitatorSeat {...shown} />;
    case "host":
      return <HostSeat {...shown} />;
    case "wall":
      return <WallSeat {...shown} />;
    default:
      return <PhoneSeat {...shown} />;
  }
}

function useRoomOf<V extends RoomView>({ sight, at, table }: SeatScreenProps): Room<V> {
  return useMemo(() => playedRoom<V>(sight, at, table), [sight, at, table]);
}

function FacilitatorSeat(shown: SeatScreenProps) {
  const { conversation, column } = shown;
  const room = useRoomOf<CrewView>(shown);
  const desk = useMemo(() => ({ ...playedDesk(room, conversation), tab: column }), [room, column]);
  const acts = useMemo(() => actsOf(desk), [desk]);
  return (
    <AtDesk desk={desk}>
      <DeskScreen acts={acts} />
    </AtDesk>
  );
}

function HostSeat(shown: SeatScreenProps) {
  const { conversation, sight, column } = shown;
  const room = useRoomOf<TableCrewView>(shown);
  const desk = useMemo(
    () => ({ ...playedTableDesk(room, conversation, sight.replay.table ?? 0), tab: column }),
    [room, column],
  );
  const acts = useMemo(() => actsOf(desk), [desk]);
  return (
    <AtDesk desk={desk}>
      <TableDeskScreen acts={acts} another={nothing} />
    </AtDesk>
  );
}

function AtDesk({ desk, children }: { desk: Desk; children: ComponentChildren }) {
  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}

function PhoneSeat(shown: SeatScreenProps) {
  const room = useRoomOf<RoomView>(shown);
  const here = useMemo(() => playedHere(room), [room]);
  const view = room.view.value;
  if (!view) return null;
  return (
    <HereContext.Provider value={here}>
      <RoomPage view={view} guide={shown.sight.replay.guide} />
    </HereContext.Provider>
  );
}

function WallSeat(shown: SeatScreenProps) {
  const room = useRoomOf<RoomView>(shown);
  const view = room.view.value;
  if (!view) return null;
  return (
    <WallScreen
      view={view}
      guide={shown.sight.replay.guide}
      now={room.now.value}
      connected
      addresses={null}
      showCode={false}
      toggleCode={nothing}
    />
  );
}
