// The wall on which a version is read back: its key from the address, which shows that version and nothing else.

import "../kit/style.css";
import "./style.css";
import { useEffect, useMemo } from "preact/hooks";
import { openDesk } from "../initiative/desk";
import { fragmentValue } from "../kit/device";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { Wall } from "./wall";

function App() {
  const key = fragmentValue("key");
  if (!key) return <ErrorScreen title={t("readback.no_entry")} text={refusalText("wrong_key")} />;
  return <Seated wallKey={key} />;
}

function Seated({ wallKey }: { wallKey: string }) {
  const desk = useMemo(
    () => openDesk(location.pathname.split("/")[2] ?? "", wallKey, "", "readback"),
    [wallKey],
  );
  useEffect(() => desk.close, [desk]);
  const { refusal, state, status } = desk;
  if (refusal.value)
    return <ErrorScreen title={t("readback.no_entry")} text={refusalText(refusal.value)} />;
  if (!state.value)
    return <ErrorScreen title={t("kit.connecting")} text={t("readback.connecting")} />;
  return <Wall state={state.value} connected={status.value === "live"} />;
}

void startPage(() => <App />);
