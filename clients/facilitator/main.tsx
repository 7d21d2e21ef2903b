// The crew's pages: /c/ID for the facilitator, /c/ID/notes for the note-taker. The key is in the fragment.

import "../kit/style.css";
import "../kit/votes.css";
import "../host/crew.css";
import "../coach/release/release.css";
import "./desk.css";
import "./steps.css";
import "./words.css";
import "./lobby.css";
import "./notes.css";
import "./note-entry.css";
import "./cluster.css";
import "./tables.css";
import "./tour.css";
import "./bar.css";
import "./note-taker.css";
import "./small-screens.css";
import { useMemo } from "preact/hooks";
import { fragmentValue } from "../kit/device";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { DeskContext, openDesk } from "./desk";
import { FacilitatorScreen } from "./facilitator";
import { NoteTakerScreen } from "./note-taker";

interface Address {
  conversation: string;
  seat: "facilitator" | "note_taker";
}

function address(): Address {
  const [, , conversation = "", page] = location.pathname.split("/");
  return { conversation, seat: page === "notes" ? "note_taker" : "facilitator" };
}

function App() {
  const key = fragmentValue("key");
  if (key === null) {
    return <ErrorScreen title={t("facilitator.no_key")} text={t("facilitator.no_key_help")} />;
  }
  return <Desk {...address()} keyOfSeat={key} />;
}

function Desk({ conversation, seat, keyOfSeat }: Address & { keyOfSeat: string }) {
  const desk = useMemo(
    () => openDesk(seat, conversation, keyOfSeat),
    [seat, conversation, keyOfSeat],
  );
  const { refusal, view, guide } = desk.room;
  if (refusal.value) {
    return <ErrorScreen title={refusalText(refusal.value)} text={t("facilitator.no_key_help")} />;
  }
  if (!view.value || !guide.value) {
    return (
      <main class="joining">
        <p role="status">{t("facilitator.joining")}</p>
      </main>
    );
  }
  return (
    <DeskContext.Provider value={desk}>
      {seat === "facilitator" ? <FacilitatorScreen /> : <NoteTakerScreen />}
    </DeskContext.Provider>
  );
}

void startPage(() => <App />, "crew");
