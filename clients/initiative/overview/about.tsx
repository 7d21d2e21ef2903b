// The community, what the conversations are for, where they are held and in which languages people read.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { useInitiative } from "../initiative";
import { useDraft } from "../parts/draft";
import { entries, ListText, LongText, SaveOrCancel, TextLine } from "../parts/fields";
import { description, type RecordOf } from "../records";
import { LanguageList } from "./language-list";

type Description = RecordOf<"description">;

export function About() {
  const { desk, state } = useInitiative();
  const title_id = useId();
  const changing = useSignal(false);
  const about = description(state);
  if (!about) return null;
  return (
    <section class="records" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("overview.about")}</h2>
      {changing.value ? (
        <AboutForm about={about} close={() => (changing.value = false)} />
      ) : (
        <>
          <AboutWords about={about} />
          {desk.leads.value && (
            <div class="record-ways">
              <Button onClick={() => (changing.value = true)}>{t("overview.change")}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function AboutWords({ about }: { about: Description }) {
  const { community, goals, places, languages } = about;
  return (
    <div class="about-words">
      {community ? (
        <p class="voice about-community" dir="auto">
          {community}
        </p>
      ) : (
        <p class="soft">{t("overview.community_empty")}</p>
      )}
      {goals.length > 0 && (
        <div>
          <h3 class="label">{t("overview.goals")}</h3>
          <ul>
            {goals.map((goal) => (
              <li key={goal} dir="auto">
                {goal}
              </li>
            ))}
          </ul>
        </div>
      )}
      {places.length > 0 && (
        <div>
          <h3 class="label">{t("overview.places")}</h3>
          <p>
            <bdi>{places.join(" · ")}</bdi>
          </p>
        </div>
      )}
      <div>
        <h3 class="label">{t("overview.languages")}</h3>
        <p>{languages.map(languageName).join(" · ")}</p>
      </div>
    </div>
  );
}

function AboutForm({ about, close }: { about: Description; close(): void }) {
  const { desk } = useInitiative();
  const { value, set } = useDraft(about);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    const record = { ...value, goals: entries(value.goals), places: entries(value.places) };
    if (await desk.put("description", record, t("initiative.saved"))) close();
    busy.value = false;
  };
  return (
    <form class="record-form" onSubmit={(event) => void submit(event)}>
      <TextLine
        label={t("overview.title")}
        value={value.title}
        longest={120}
        required
        onText={(title) => set({ title })}
      />
      <LongText
        label={t("overview.community")}
        help={t("overview.community_help")}
        value={value.community}
        longest={2000}
        onText={(community) => set({ community })}
      />
      <ListText
        label={t("overview.goals")}
        help={t("overview.one_a_line")}
        value={value.goals}
        onList={(goals) => set({ goals })}
      />
      <ListText
        label={t("overview.places")}
        help={t("overview.one_a_line")}
        value={value.places}
        onList={(places) => set({ places })}
      />
      <LanguageList value={value.languages} onList={(languages) => set({ languages })} />
      <SaveOrCancel busy={busy.value} onCancel={close} />
    </form>
  );
}
