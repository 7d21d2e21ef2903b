// The page from top to bottom: where to look, what to print, and the answers.

import { useEffect } from "preact/hooks";
import { type HandoutName, handoutAddress } from "../kit/handout";
import { t } from "../kit/i18n";
import { LanguageChoice } from "../kit/parts/language-choice";
import { groups } from "./questions";

const sheets: readonly { handout: HandoutName; text: string }[] = [
  { handout: "laptop-check", text: "help.sheet.check" },
  { handout: "own-access-point", text: "help.sheet.wifi" },
];

export function HelpPage() {
  const title = t("help.title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  // Drawn after the browser has looked for it.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <div class="page help">
      <header class="page-head">
        <div class="page-bar">
          <p class="wordmark voice">Outward</p>
          <LanguageChoice />
        </div>
        <h1 class="voice">{t("help.heading")}</h1>
        <p>{t("help.intro")}</p>
        <nav aria-label={t("help.heading")}>
          <ul class="help-ways">
            {groups.map(({ group }) => (
              <li key={group}>
                <a href={`#${group}`}>{t(`help.${group}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        <section aria-labelledby="sheets">
          <h2 id="sheets">{t("help.sheets")}</h2>
          <ul class="help-sheets">
            {sheets.map(({ handout, text }) => (
              <li key={handout}>
                <a href={handoutAddress(handout)}>{t(text)}</a>
              </li>
            ))}
            <li>
              <a href="/resources">{t("resources.heading")}</a>
            </li>
          </ul>
        </section>
        {groups.map((one) => (
          <Answers key={one.group} {...one} />
        ))}
      </main>
    </div>
  );
}

function Answers({ group, questions }: (typeof groups)[number]) {
  return (
    <section aria-labelledby={group}>
      <h2 id={group} tabIndex={-1}>
        {t(`help.${group}`)}
      </h2>
      <div class="help-answers">
        {questions.map((name) => (
          <article key={name}>
            <h3>{t(`help.${group}.${name}`)}</h3>
            <p>{t(`help.${group}.${name}.answer`)}</p>
          </article>
        ))}
      </div>
    </section>
  );
}
