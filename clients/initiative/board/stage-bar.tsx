// The steps of theming: which one it is, what it asks, who is ready, and on to the next. They advise: all can be
// done at any time.

import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { ThemingStage } from "../../kit/wire";
import { colleagueName } from "../who";
import { type Board, useBoard } from "./model";
import { goToStage } from "./moves";

export const stages: readonly ThemingStage[] = [
  "read",
  "pick",
  "cluster",
  "name",
  "evidence",
  "tensions",
  "challenge",
];

export function StageBar() {
  const board = useBoard();
  const now = board.stage.value;
  const next = stages[stages.indexOf(now) + 1];
  return (
    <section class="stage-bar" aria-label={t("board.stages")}>
      <div class="stage-ways">
        <ol class="stage-steps">
          {stages.map((stage) => (
            <li key={stage}>
              <button
                type="button"
                {...(stage === now && { "aria-current": "step" as const })}
                onClick={() => goToStage(board, stage)}
              >
                {t(`board.stage.${stage}`)}
              </button>
            </li>
          ))}
        </ol>
        <Ready board={board} />
        {next && (
          <Button class="compact" weight="strong" onClick={() => goToStage(board, next)}>
            {t("board.move_on", { stage: t(`board.stage.${next}`) })}
          </Button>
        )}
      </div>
      <p class="stage-asks">{t(`board.asks.${now}`)}</p>
    </section>
  );
}

function Ready({ board }: { board: Board }) {
  const { desk, state } = board;
  const here = state.value.colleagues.filter(({ member }) => desk.present.value.includes(member));
  const ready = here.filter((colleague) => colleague.ready);
  const mine = here.find(({ member }) => member === desk.me.value)?.ready ?? false;
  const names = ready.map(colleagueName).join(", ");
  return (
    <div class="stage-ready">
      <Button
        class="compact"
        pressed={mine}
        onClick={() => void desk.act("ready.mark", { ready: !mine })}
      >
        {t("board.i_am_ready")}
      </Button>
      <p class="small soft" role="status">
        {t("board.ready_of", { ready: ready.length, here: here.length })}
        {names && <bdi class="stage-names">{names}</bdi>}
      </p>
    </div>
  );
}
