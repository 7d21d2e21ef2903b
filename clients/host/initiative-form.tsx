// What is asked before an initiative begins: a name, the languages, and which conversations it starts with.

import { useSignal } from "@preact/signals";
import { LanguageList } from "../initiative/overview/language-list";
import { formatDay, language, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { ConversationSummary } from "./api";
import { failure, useHome } from "./home";

interface Props {
  conversations: readonly ConversationSummary[];
  enter(initiative: string, key: string): void;
}

export function InitiativeForm({ conversations, enter }: Props) {
  const { initiatives } = useHome();
  const title = useSignal("");
  const languages = useSignal([language.value]);
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen.value);
    if (on) next.add(id);
    else next.delete(id);
    chosen.value = next;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      const made = await initiatives.create({
        title: title.value.trim(),
        languages: languages.value,
        conversations: [...chosen.value],
      });
      enter(made.id, made.keys.facilitator ?? "");
    } catch (error) {
      problem.value = failure(error);
      busy.value = false;
    }
  };
  return (
    <form class="create-form" onSubmit={(event) => void submit(event)}>
      <label class="form-line">
        <span>{t("host.initiative_title")}</span>
        <span class="soft small">{t("host.initiative_title_help")}</span>
        <input
          class="field"
          dir="auto"
          required
          maxLength={120}
          value={title.value}
          onInput={(event) => (title.value = event.currentTarget.value)}
        />
      </label>
      <LanguageList value={languages.value} onList={(list) => (languages.value = list)} />
      {conversations.length > 0 && (
        <fieldset class="source-choices">
          <legend class="form-line">{t("host.initiative_sources")}</legend>
          {conversations.map(({ id, title: name, place, created_at }) => (
            <label key={id} class="check-line">
              <input
                type="checkbox"
                checked={chosen.value.has(id)}
                onChange={(event) => choose(id, event.currentTarget.checked)}
              />
              <span>
                <bdi>{name}</bdi>
                <span class="soft small">
                  {place && (
                    <>
                      <bdi>{place}</bdi>
                      {" · "}
                    </>
                  )}
                  {formatDay(created_at)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {problem.value && <p role="alert">{problem.value}</p>}
      <div class="dialog-ways">
        <Button weight="strong" type="submit" aria-disabled={busy.value}>
          {t("host.initiative_begin")}
        </Button>
      </div>
    </form>
  );
}
