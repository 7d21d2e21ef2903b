// What the pages look like and how large their screens are: the style sheets of each page's main.tsx, in its order.

import barStyle from "../../facilitator/bar.css?url";
import clusterStyle from "../../facilitator/cluster.css?url";
import deskStyle from "../../facilitator/desk.css?url";
import lobbyStyle from "../../facilitator/lobby.css?url";
import noteEntryStyle from "../../facilitator/note-entry.css?url";
import noteTakerStyle from "../../facilitator/note-taker.css?url";
import notesStyle from "../../facilitator/notes.css?url";
import smallScreensStyle from "../../facilitator/small-screens.css?url";
import stepsStyle from "../../facilitator/steps.css?url";
import deskTablesStyle from "../../facilitator/tables.css?url";
import wordsStyle from "../../facilitator/words.css?url";
import crewStyle from "../../host/crew.css?url";
import kitStyle from "../../kit/style.css?url";
import votesStyle from "../../kit/votes.css?url";
import phoneStyle from "../../participant/style.css?url";
import tableStyle from "../../table/style.css?url";
import wallStyle from "../../wall/style.css?url";
import tablesStyle from "../../wall/tables.css?url";
import type { SeatName } from "./seats";

export interface Look {
  width: number;
  height: number;
  styles: readonly string[];
}

const desk = [
  kitStyle,
  votesStyle,
  crewStyle,
  deskStyle,
  stepsStyle,
  wordsStyle,
  lobbyStyle,
  notesStyle,
  noteEntryStyle,
  clusterStyle,
];
const desk_end = [barStyle, noteTakerStyle, smallScreensStyle];

const styles: Record<SeatName, readonly string[]> = {
  facilitator: [...desk, deskTablesStyle, ...desk_end],
  host: [...desk, ...desk_end, tableStyle],
  participant: [kitStyle, votesStyle, phoneStyle],
  wall: [kitStyle, votesStyle, wallStyle, tablesStyle],
};

const laptop = { width: 1280, height: 760 };
const phone = { width: 375, height: 700 };
const projector = { width: 1280, height: 720 };

/** On a narrow page a crew's screen is that of a phone: a laptop's could not be read there. */
export function lookOf(seat: SeatName, narrow: boolean): Look {
  const crew = narrow ? phone : laptop;
  const size = { facilitator: crew, host: crew, participant: phone, wall: projector }[seat];
  return { ...size, styles: styles[seat] };
}
