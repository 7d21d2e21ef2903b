// The top of the facilitator's screen: what this is, who is here, and the ways in.

import { useEffect } from "preact/hooks";
import { OpenSwitch } from "../host/opening";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { Lead } from "./lead";
import { openWall } from "./links";
import { MoreMenu } from "./more-menu";

export function TopBar({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { opening } = desk;
  const reachable = desk.live();
  useEffect(() => {
    if (reachable) opening.refresh().catch(() => undefined); // the switch shows when it is known
  }, [opening, reachable]);
  return (
    <header class="top-bar">
      <RoomTitle />
      <div class="top-acts">
        <OpenSwitch opening={opening} class="top-open" />
        <Button
          class="compact"
          title={`${t("facilitator.join")} (q)`}
          onClick={() => desk.show("join")}
        >
          <Icon name="code" />
          <span class="top-word">{t("facilitator.join")}</span>
        </Button>
        <Button class="compact top-wall" disabled={!reachable} onClick={() => void openWall(desk)}>
          <Icon name="wall" />
          <span class="top-word">{t("facilitator.open_wall")}</span>
        </Button>
        <MoreMenu acts={acts} />
      </div>
    </header>
  );
}

export function RoomTitle() {
  const { room } = useDesk();
  const { view } = useRoom();
  const presence = room.presence.value;
  return (
    <div class="room-title">
      <h1>
        <bdi>{view.title}</bdi>
      </h1>
      {view.rehearsal && <span class="tag">{t("facilitator.rehearsal")}</span>}
      {view.place && <bdi class="room-place soft">{view.place}</bdi>}
      <span class="room-code" title={t("facilitator.code")}>
        <span class="visually-hidden">{t("facilitator.code")} </span>
        <bdi>{view.code}</bdi>
      </span>
      {view.locked && <span class="tag">{t("facilitator.is_locked")}</span>}
      <Lead />
      <span class="room-people soft">
        {t("facilitator.people", { count: view.people })}
        {presence && view.people > 0 && (
          <span class="room-connected">
            {" · "}
            {t("facilitator.connected_people", { count: presence.participants })}
          </span>
        )}
      </span>
    </div>
  );
}
