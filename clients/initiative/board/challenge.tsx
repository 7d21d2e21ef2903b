// The challenge round: does a theme speak of the community, or of our programmes, and why?

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { type Theme, useBoard } from "./model";
import { mayChange } from "./moves";

const answers = ["community", "programmes"] as const;

export function Challenge({ theme }: { theme: Theme }) {
  const { stage, challenging } = useBoard();
  if (stage.value === "challenge" || challenging.value === theme.id) return <Round theme={theme} />;
  if (theme.challenge === "open") return null;
  return (
    <p class="small theme-challenge">
      {t(`board.challenge.${theme.challenge}`)}
      {theme.answer && (
        <span class="soft" dir="auto">
          {" "}
          {theme.answer}
        </span>
      )}
    </p>
  );
}

function Round({ theme }: { theme: Theme }) {
  const board = useBoard();
  const why = useSignal(theme.answer);
  useEffect(() => {
    why.value = theme.answer;
  }, [theme.answer, why]);
  const put = (more: Partial<Theme>) => {
    if (mayChange(board, theme.id))
      void board.desk.put("theme", { ...theme, ...more }, t("board.challenge_saved"));
  };
  return (
    <fieldset class="challenge">
      <legend class="small">{t("board.challenge_asks")}</legend>
      <div class="chips">
        {answers.map((answer) => (
          <label key={answer} class="chip">
            <input
              type="radio"
              name={`challenge-${theme.id}`}
              checked={theme.challenge === answer}
              onChange={() => put({ challenge: answer })}
            />
            <span>{t(`board.challenge.${answer}`)}</span>
          </label>
        ))}
      </div>
      <label>
        <span class="small">{t("board.challenge_why")}</span>
        <textarea
          class="field"
          dir="auto"
          rows={2}
          maxLength={2000}
          value={why.value}
          onInput={(event) => (why.value = event.currentTarget.value)}
        />
      </label>
      {why.value.trim() !== theme.answer && (
        <Button class="compact" onClick={() => put({ answer: why.value.trim() })}>
          {t("kit.save")}
        </Button>
      )}
    </fieldset>
  );
}
