// Who of several facilitators leads, so that two laptops do not talk at once. Both may act at any time.

import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { useDesk, useRoom } from "./desk";

export function Lead() {
  const desk = useDesk();
  const { view } = useRoom();
  const seats = Object.values(view.members).filter((member) => !member.removed);
  const several = seats.filter(({ seat }) => seat === "facilitator").length > 1;
  const is_shown = desk.seat === "facilitator" && several && view.stage !== "closed";
  const own = view.leader !== null && view.leader === desk.room.mine.value?.member;
  const take = () => void desk.act("lead.take", {}, t("facilitator.lead_taken"), "final");
  return (
    <span class="lead">
      <span role="status">
        {is_shown && view.leader !== null && (
          <span class="tag">{t(own ? "facilitator.you_lead" : "facilitator.colleague_leads")}</span>
        )}
      </span>
      {is_shown && !own && (
        <Button class="compact" disabled={!desk.live()} onClick={take}>
          {t("facilitator.take_lead")}
        </Button>
      )}
    </span>
  );
}
