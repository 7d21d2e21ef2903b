// A guide of one's own begins as a copy: what it is called in each language, and the name that it is kept under.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { language, languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { GuideSummary } from "../api";
import { failure, useHome } from "../home";
import { type Draft, draftFrom, wordsAt } from "./draft";
import { freeName, idFrom } from "./naming";

const longest_title = 120;

interface Props {
  guide: GuideSummary;
  guides: readonly GuideSummary[];
}

export function CopyForm({ guide, guides }: Props) {
  const { workshop } = useHome();
  const source = useSignal<Draft | null>(null);
  const titles = useSignal<Record<string, string>>({});
  const problem = useSignal<string | null>(null);
  useEffect(() => {
    workshop.api.files(guide.id).then(
      ({ files }) => {
        source.value = draftFrom(files);
        titles.value = newTitles(source.value);
      },
      (error: unknown) => {
        problem.value = failure(error);
      },
    );
  }, [workshop, guide.id]);
  if (problem.value) return <p role="alert">{problem.value}</p>;
  const read = source.value;
  if (!read) return <p role="status">{t("kit.connecting")}</p>;

  const { languages } = read.guide;
  const titleIn = (code: string) => (titles.value[code] ?? "").trim();
  const named = titleIn(language.value) || titleIn(languages[0] ?? "");
  const taken = [...guides.map((other) => other.id), ...Object.keys(workshop.drafts.all.value)];
  const id = freeName(idFrom(named) || `${guide.id}-own`, taken);
  return (
    <form
      class="create-form"
      onSubmit={(event) => {
        event.preventDefault();
        workshop.copy(read, id, titles.value);
      }}
    >
      <p>{t("editor.copy_help")}</p>
      {languages.map((code) => (
        <label key={code} class="form-line">
          <span>
            {t("editor.in_language", { label: t("editor.title"), language: languageName(code) })}
          </span>
          <input
            class="field"
            required
            dir="auto"
            lang={code}
            maxLength={longest_title}
            value={titles.value[code] ?? ""}
            onInput={({ currentTarget }) =>
              (titles.value = { ...titles.value, [code]: currentTarget.value })
            }
          />
        </label>
      ))}
      <p class="small soft">
        {t("editor.copy_id")} <code>{id}</code>
      </p>
      <div>
        <Button type="submit" weight="strong">
          {t("editor.copy")}
        </Button>
      </div>
    </form>
  );
}

/** Proposals that tell the copy from its source. */
function newTitles({ guide, texts }: Draft): Record<string, string> {
  const proposed = guide.languages.map((code) => {
    const title = wordsAt(texts[code], ["title"]);
    return [code, code === language.peek() ? t("editor.copy_of", { guide: title }) : `${title} 2`];
  });
  return Object.fromEntries(proposed);
}
