// The way in for those who type: six letters and digits, however they write them.

import { useId, useState } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "./choices";

const codeLength = 6;

/** A code alone, in capitals: " map-l3n" is "MAPL3N". */
export function tidyCode(typed: string): string {
  return typed.replace(/[^a-z0-9]/gi, "").toUpperCase();
}

/** `unknown`: the code that was tried and belongs to no conversation. */
export function CodeEntry({ unknown }: { unknown?: string }) {
  const [typed, setTyped] = useState(unknown ?? "");
  const [short, setShort] = useState(false);
  const [untouched, setUntouched] = useState(unknown !== undefined);
  const box = useId();
  const problem = short
    ? t("participant.code_short", { count: codeLength })
    : untouched && t("participant.code_unknown", { code: unknown ?? "" });

  function join(event: Event): void {
    event.preventDefault();
    const code = tidyCode(typed);
    setShort(code.length !== codeLength);
    if (code.length === codeLength) location.assign(`/j/${code}`);
  }

  return (
    <main class="code-entry">
      <h1 class="voice">{t("participant.welcome")}</h1>
      <form onSubmit={join} noValidate>
        <label for={box}>{t("participant.code")}</label>
        <input
          id={box}
          class="field code-box"
          dir="ltr"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setShort(false);
            setUntouched(false);
          }}
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck={false}
          enterkeyhint="go"
          maxLength={20}
          aria-invalid={Boolean(problem)}
          aria-describedby={`${box}-problem`}
        />
        <p id={`${box}-problem`} class="problem" role="alert">
          {problem}
        </p>
        <Button type="submit" weight="strong">
          {t("participant.join")}
        </Button>
      </form>
      <p class="soft">{t("participant.code_where")}</p>
      <LanguageChoice />
    </main>
  );
}
