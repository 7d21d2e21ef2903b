// What is told to others: the case study, updates to those who took part, the site.

import "../words/words.css";
import "../narrative/narrative.css";
import "../narrative/versions.css";
import "./story.css";
import { t } from "../../kit/i18n";
import { addressOf, place } from "../place";
import { CaseStudy } from "./case-study";
import { Publishing } from "./publishing";
import { Updates } from "./updates";

/** `#story`, `#story/updates`, `#story/update/ID`, `#story/publish`; else the name of a part of the case study. */
export function Story() {
  const [view = "", id = ""] = place.value.of.split("/");
  const here = view === "update" ? "updates" : ["updates", "publish"].includes(view) ? view : "";
  return (
    <div class="story">
      <nav class="subways" aria-label={t("story.views")}>
        {(["", "updates", "publish"] as const).map((to) => (
          <a
            key={to}
            class="button compact"
            href={addressOf("story", to)}
            {...(to === here && { "aria-current": "page" as const })}
          >
            {t(`story.view.${to || "study"}`)}
          </a>
        ))}
      </nav>
      {here === "" && <CaseStudy part={view} />}
      {here === "updates" && <Updates update={id} />}
      {here === "publish" && <Publishing />}
    </div>
  );
}
