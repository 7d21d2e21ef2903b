// Words to those who took part: what we heard within 14 days, what happened at 90 days, and others.

import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { newRecordId } from "../desk";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";
import { allOf, languagesOf } from "../records";
import { useSources } from "../sources";
import { LanguageChips } from "../words/language-chips";
import { useColumns } from "../words/languages";
import { inTurn } from "./letter";
import { UpdateCard } from "./update-card";

/** `update`: the one that the address names. */
export function Updates({ update: named }: { update: string }) {
  const { desk, state } = useInitiative();
  const sources = useSources();
  const languages = languagesOf(state);
  const columns = useColumns(languages);
  const updates = inTurn(allOf(state, "update"));
  const add = async () => {
    const id = newRecordId();
    const blank = { kind: "other", conversation: "", due: "", sent_on: "", title: "" } as const;
    if (await desk.put("update", { id, ...blank, texts: {} }))
      location.hash = addressOf("story", `update/${id}`);
  };
  return (
    <div class="updates" data-columns={columns.shown.length}>
      <header class="draft-head">
        <p class="lead">{t("story.updates_lead")}</p>
        <LanguageChips languages={languages} columns={columns} />
      </header>
      {updates.length === 0 && <p>{t("story.no_updates")}</p>}
      <ul class="update-list">
        {updates.map((update) => (
          <li key={update.id}>
            <UpdateCard
              update={update}
              source={sources.get(update.conversation)}
              shown={columns.shown}
              named={named === update.id}
            />
          </li>
        ))}
      </ul>
      <Button onClick={() => void add()}>{t("story.add_update")}</Button>
    </div>
  );
}
