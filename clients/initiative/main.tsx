// Whose key opens the initiative, who they are, and then the desk.

import "../kit/style.css";
import "../kit/ways.css";
import "../host/crew.css";
import "./frame.css";
import "./parts/records.css";
import { useEffect, useMemo, useState } from "preact/hooks";
import { forget, fragmentValue, recall, remember } from "../kit/device";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { Button } from "../kit/parts/button";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { openInitiativeApi } from "./api";
import { openDesk } from "./desk";
import { Frame } from "./frame";
import { InitiativeContext } from "./initiative";
import { startPlace } from "./place";
import { openStatements } from "./statements";
import { openWords } from "./words/desk";

const id = location.pathname.split("/")[2] ?? "";

/** The key from the link, else the one that this browser has kept. It goes out of the address, which names places. */
function ownKey(): string | null {
  const kept = `initiative-key.${id}`;
  const given = fragmentValue("key");
  fragmentValue("at"); // kept for links to others (invite.tsx), before it goes out of the address too
  if (given) {
    if (given !== recall<string | null>(kept, null)) forget(`seat.initiative.${id}`);
    remember(kept, given);
    const told = new URLSearchParams(location.hash.slice(1));
    const place = told.get("place");
    if (told.has("key"))
      history.replaceState(null, "", location.pathname + (place ? `#${place}` : ""));
  }
  return given ?? recall<string | null>(kept, null);
}

function App() {
  const key = useMemo(ownKey, []);
  const [name, setName] = useState(() => recall<string | null>("initiative-name", null));
  useMemo(startPlace, []);
  if (key === null)
    return <ErrorScreen title={t("initiative.no_key")} text={t("initiative.no_key_help")} />;
  if (name === null) return <NameForm named={setName} />;
  return <Seated initiativeKey={key} name={name} />;
}

function NameForm({ named }: { named(name: string): void }) {
  return (
    <main class="error-screen">
      <h1 class="voice">{t("initiative.name_title")}</h1>
      <p>{t("initiative.name_help")}</p>
      <form
        class="name-form"
        onSubmit={(event) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
          remember("initiative-name", name);
          named(name);
        }}
      >
        <label class="field">
          <span>{t("initiative.name")}</span>
          <input name="name" maxLength={60} autocomplete="given-name" dir="auto" />
        </label>
        <Button weight="strong" type="submit">
          {t("initiative.begin")}
        </Button>
      </form>
    </main>
  );
}

function Seated({ initiativeKey, name }: { initiativeKey: string; name: string }) {
  const page = useMemo(() => {
    const desk = openDesk(id, initiativeKey, name);
    const api = openInitiativeApi(id, initiativeKey);
    return { desk, api, statements: openStatements(desk, api), words: openWords(desk) };
  }, [initiativeKey, name]);
  useEffect(
    () => () => {
      page.words.close();
      page.statements.close();
      page.desk.close();
    },
    [page],
  );
  const { refusal, state } = page.desk;
  if (refusal.value)
    return <ErrorScreen title={refusalText(refusal.value)} text={t("initiative.no_key_help")} />;
  if (!state.value)
    return <ErrorScreen title={t("kit.connecting")} text={t("initiative.opening")} />;
  return (
    <InitiativeContext.Provider value={{ ...page, state: state.value }}>
      <Frame />
    </InitiativeContext.Provider>
  );
}

void startPage(() => <App />);
