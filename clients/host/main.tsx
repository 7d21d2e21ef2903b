// The host's home: choose a guide, start or rehearse a conversation, come back to an older one.

import "../kit/style.css";
import "../coach/release/release.css";
import "./crew.css";
import "./host.css";
import "./coaches.css";
import "./preflight.css";
import "./initiatives.css";
import "./editor/outline.css";
import "../kit/screen.css";
import "./editor/beside.css";
import "./editor/editor.css";
import { useMemo } from "preact/hooks";
import { fragmentValue, recall, remember } from "../kit/device";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { HomeContext, openHome } from "./home";
import { HostPage } from "./host-page";
import { NoKey } from "./no-key";

/** The key from the link, else the one that this browser has kept for this laptop. */
function hostKey(): string | null {
  const given = fragmentValue("key");
  if (given) remember("host-key", given);
  return given ?? recall<string | null>("host-key", null);
}

function App() {
  const key = useMemo(hostKey, []);
  const home = useMemo(() => (key === null ? null : openHome(key)), [key]);
  if (!home) return <NoKey title={t("host.no_key")} />;
  return (
    <HomeContext.Provider value={home}>
      <HostPage />
    </HomeContext.Provider>
  );
}

void startPage(() => <App />);
