// The narrative: drafted by the team, kept in versions, read back to a room, approved.

import "../words/words.css";
import "./narrative.css";
import "./versions.css";
import { t } from "../../kit/i18n";
import { addressOf, place } from "../place";
import { Compare } from "./compare-view";
import { DraftView } from "./draft-view";
import { ReadBack } from "./read-back";
import { VersionView } from "./version-view";
import { Versions } from "./versions";

/** `#narrative`, `#narrative/versions`, `#narrative/version/ID`, …; else the id of a sentence in the draft. */
export function Narrative() {
  const [view = "", first = "", second = ""] = place.value.of.split("/");
  const drafting = !["versions", "version", "compare", "readback"].includes(view);
  return (
    <div class="narrative">
      <nav class="subways" aria-label={t("narrative.views")}>
        <Way to="" here={drafting} words={t("narrative.draft")} />
        <Way
          to="versions"
          here={view === "versions"}
          within={!drafting}
          words={t("narrative.versions")}
        />
      </nav>
      {drafting && <DraftView sentence={view} />}
      {view === "versions" && <Versions />}
      {view === "version" && <VersionView key={first} id={first} />}
      {view === "compare" && <Compare from={first} to={second} />}
      {view === "readback" && <ReadBack key={first} id={first} />}
    </div>
  );
}

interface WayProps {
  to: string;
  here: boolean;
  /** Somewhere below it. */
  within?: boolean;
  words: string;
}

function Way({ to, here, within = false, words }: WayProps) {
  const current = here ? "page" : within ? "true" : undefined;
  return (
    <a
      class="button compact"
      href={addressOf("narrative", to)}
      {...(current && { "aria-current": current })}
    >
      {words}
    </a>
  );
}
