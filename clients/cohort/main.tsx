// Whose key it is, and which cohort is looked at.

import "../kit/style.css";
import "../kit/ways.css";
import "../host/crew.css";
import "../coach/frame.css";
import "./cohort.css";
import { useEffect, useMemo } from "preact/hooks";
import { Opening } from "../coach/opening";
import { fragmentValue, recall, remember } from "../kit/device";
import { language, t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { Announcer } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { CohortPage } from "./cohort-page";
import { DeskContext, openDesk, useDesk } from "./desk";
import { CohortsPage } from "./list";
import { addressOf, place } from "./place";

/** The key from the link, else the one that this browser has kept: of this page, of the host, of a coach. */
function ownKey(): string | null {
  const given = fragmentValue("key");
  if (given) remember("cohort-key", given);
  const kept = ["cohort-key", "host-key", "coach-key"].map((name) =>
    recall<string | null>(name, null),
  );
  return given ?? kept.find((key) => key !== null) ?? null;
}

function App() {
  const key = useMemo(ownKey, []);
  const desk = useMemo(() => (key === null ? null : openDesk(key)), [key]);
  if (!desk) return <ErrorScreen title={t("coach.no_key")} text={t("cohort.no_key_help")} />;
  return (
    <DeskContext.Provider value={desk}>
      <Opened />
      <Announcer />
    </DeskContext.Provider>
  );
}

function Opened() {
  const desk = useDesk();
  const { cohort: id } = place.value;
  const speaks = language.value;
  const load = () => void (id === null ? desk.loadList() : desk.load(id));
  // The words of the plan come in the language that is read.
  useEffect(load, [desk, id, speaks]);
  const refusal = desk.refusal.value;
  const shown = id === null ? desk.list.value : desk.cohort.value;
  if (refusal === "offline" && !shown)
    return (
      <ErrorScreen title={t("coach.offline")} text={t("coach.offline_help")}>
        <Button onClick={load}>{t("host.try_again")}</Button>
      </ErrorScreen>
    );
  if (refusal && refusal !== "offline")
    return (
      <ErrorScreen title={refusalText(refusal)} text={t("cohort.no_key_help")}>
        {id !== null && (
          <a class="way-back" href={addressOf({})}>
            {t("cohort.all")}
          </a>
        )}
      </ErrorScreen>
    );
  if (!shown) return <Opening />;
  return id === null ? <CohortsPage /> : <CohortPage />;
}

void startPage(() => <App />);
