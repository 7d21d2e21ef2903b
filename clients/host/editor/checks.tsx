// What the checker says while one writes. Each message leads to its place.

import { useEffect, useRef } from "preact/hooks";
import { languageName, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { type Desk, useDesk } from "./desk";
import { stepTitle } from "./outline";
import { type Problem, placeOf } from "./places";

export function Checks() {
  const desk = useDesk();
  const problems = desk.problems.value;
  const state = desk.check.value;
  const count = problems.length;
  const told = useRef<number | null>(null);
  useEffect(() => {
    if (state !== "checked") return;
    if (told.current !== null && told.current !== count) announce(verdict(count));
    told.current = count;
  }, [state, count]);
  return (
    <section class="checks" aria-labelledby="checks-title" data-count={count}>
      <h2 id="checks-title">{state === "offline" ? t("editor.unchecked") : verdict(count)}</h2>
      <Messages messages={problems} />
      {count === 0 && desk.notes.value.length > 0 && (
        <details>
          <summary>{t("editor.could_be_better", { count: desk.notes.value.length })}</summary>
          <Messages messages={desk.notes.value} />
        </details>
      )}
    </section>
  );
}

function Messages({ messages }: { messages: readonly Problem[] }) {
  const desk = useDesk();
  if (messages.length === 0) return null;
  return (
    <ul>
      {messages.map((message) => (
        <li key={`${message.file} ${message.path} ${message.message}`}>
          <button
            type="button"
            class="check"
            onClick={() => desk.goTo(placeOf(desk.draft.peek(), message))}
          >
            <bdi class="label">{whereOf(desk, message)}</bdi>
            <bdi lang="en">{message.message}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function verdict(count: number): string {
  return count === 0 ? t("editor.sound") : t("editor.to_mend", { count });
}

/** "Hopes · español" */
function whereOf(desk: Desk, problem: Problem): string {
  const draft = desk.draft.value;
  const { step } = placeOf(draft, problem);
  const [, language] = /^text\.(.+)\.json$/.exec(problem.file) ?? [];
  const where = step === null ? t("editor.about_guide") : stepTitle(draft, step);
  return language ? `${where} · ${languageName(language)}` : where;
}
