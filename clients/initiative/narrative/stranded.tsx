// Words that somebody was writing in a sentence while another removed it.

import { languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { NarrativeSlot } from "../../kit/wire";
import { newRecordId } from "../desk";
import { useInitiative } from "../initiative";
import { ranked } from "../records";
import type { Spot } from "../words/desk";
import { oneLine } from "../words/drafts";
import { inSlot, rankAtEnd, slots } from "./order";

export function Stranded() {
  const { desk, state, words } = useInitiative();
  const lost = words.stranded("sentence");
  if (lost.length === 0) return null;
  const putBack = async (spot: Spot, text: string, slot: NarrativeSlot) => {
    const rank = rankAtEnd(inSlot(ranked(state, "sentence"), slot));
    const texts = { [spot.language]: oneLine(text) };
    const saved = await desk.put("sentence", { id: newRecordId(), slot, rank, texts, themes: [] });
    if (saved) words.takeTheirs(spot);
  };
  return (
    <section class="stranded" aria-label={t("narrative.stranded")}>
      <h2>{t("narrative.stranded")}</h2>
      {lost.map(({ spot, text }) => (
        <form
          key={`${spot.id} ${spot.language}`}
          onSubmit={(event) => {
            event.preventDefault();
            const slot = new FormData(event.currentTarget).get("slot") as NarrativeSlot;
            void putBack(spot, text, slot);
          }}
        >
          <p class="voice" lang={spot.language} dir="auto">
            {text}
          </p>
          <div class="choices">
            <select name="slot" class="compact-select" aria-label={t("narrative.put_where")}>
              {slots.map((slot) => (
                <option key={slot} value={slot}>
                  {t(`narrative.slot.${slot}`)}
                </option>
              ))}
            </select>
            <Button type="submit" class="compact">
              {t("narrative.put_back")}
            </Button>
            <Button class="compact" weight="quiet" onClick={() => words.takeTheirs(spot)}>
              {t("narrative.let_go")}
            </Button>
            <span class="small soft">{languageName(spot.language)}</span>
          </div>
        </form>
      ))}
    </section>
  );
}
