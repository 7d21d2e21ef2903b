// What is asked before a conversation begins: as little as possible.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { language, languageName, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Created, GuideSummary } from "./api";
import { failure, useHome } from "./home";

const longest_title = 120;
const fewest_people = 4;
const most_people = 40;

export function StartForm({ guide }: { guide: GuideSummary }) {
  const { api } = useHome();
  const title = useSignal(guide.title);
  const place = useSignal("");
  const names = useSignal(false);
  const spoken = useSignal(spokenFirst(guide));
  return (
    <CreateForm
      label={t("host.start")}
      create={() =>
        api.create({
          guide: guide.id,
          title: title.value.trim() || guide.title,
          place: place.value.trim(),
          language: spoken.value,
          names: names.value,
        })
      }
    >
      <label class="form-line">
        <span>{t("host.form.title")}</span>
        <input
          class="field"
          dir="auto"
          required
          maxLength={longest_title}
          value={title.value}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => (title.value = event.currentTarget.value)}
        />
      </label>
      <label class="form-line">
        <span>
          {t("host.form.place")} <span class="soft small">{t("host.form.optional")}</span>
        </span>
        <input
          class="field"
          dir="auto"
          maxLength={longest_title}
          value={place.value}
          onInput={(event) => (place.value = event.currentTarget.value)}
        />
      </label>
      <LanguageField guide={guide} chosen={spoken} />
      <label class="check-line">
        <input
          type="checkbox"
          checked={names.value}
          onChange={(event) => (names.value = event.currentTarget.checked)}
        />
        <span>
          {t("host.form.names")}
          <span class="soft small">{t("host.form.names_help")}</span>
        </span>
      </label>
    </CreateForm>
  );
}

export function RehearsalForm({ guide }: { guide: GuideSummary }) {
  const { api } = useHome();
  const people = useSignal(10);
  const spoken = useSignal(spokenFirst(guide));
  return (
    <CreateForm
      label={t("host.rehearse")}
      create={() => api.rehearse({ guide: guide.id, people: people.value, language: spoken.value })}
    >
      <p>{t("host.rehearse_help")}</p>
      <label class="form-line">
        <span>{t("host.form.people")}</span>
        <input
          class="field number-field"
          type="number"
          required
          min={fewest_people}
          max={most_people}
          value={people.value}
          onInput={(event) => (people.value = event.currentTarget.valueAsNumber)}
        />
      </label>
      <LanguageField guide={guide} chosen={spoken} />
    </CreateForm>
  );
}

interface CreateProps {
  label: string;
  create(): Promise<Created>;
  children: ComponentChildren;
}

/** Creates the conversation and goes to it; says why when that fails, and keeps what was typed. */
function CreateForm({ label, create, children }: CreateProps) {
  const home = useHome();
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    busy.value = true;
    problem.value = null;
    try {
      const { id, keys } = await create();
      await home.enter(id, keys.facilitator);
    } catch (error) {
      problem.value = failure(error);
    }
    busy.value = false;
  }
  return (
    <form class="create-form" onSubmit={(event) => void submit(event)}>
      {children}
      {problem.value && <p role="alert">{problem.value}</p>}
      <div>
        <Button type="submit" weight="strong" disabled={busy.value}>
          {label}
        </Button>
      </div>
    </form>
  );
}

interface LanguageProps {
  guide: GuideSummary;
  chosen: { value: string };
}

function LanguageField({ guide, chosen }: LanguageProps) {
  if (guide.languages.length < 2) return null;
  return (
    <label class="form-line">
      <span>
        {t("host.form.language")} <span class="soft small">{t("host.form.language_help")}</span>
      </span>
      <select
        class="field"
        value={chosen.value}
        onChange={(event) => {
          chosen.value = event.currentTarget.value;
        }}
      >
        {guide.languages.map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The language that this page speaks, when the guide has it. */
function spokenFirst({ languages }: GuideSummary): string {
  return languages.find((code) => code === language.value) ?? languages[0] ?? "en";
}
