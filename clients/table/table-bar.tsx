// The bar of a table: its clock, and its ways on; or who moves it instead.

import type { Acts } from "../facilitator/acts";
import { ClockPanel } from "../facilitator/clock-panel";
import { Controls } from "../facilitator/controls";
import { useDesk, useRoom } from "../facilitator/desk";
import { t } from "../kit/i18n";
import { areAtTables, tableOf, waitsForOthers } from "../kit/tables";

export function TableBar({ acts }: { acts: Acts }) {
  return (
    <>
      <ClockPanel acts={acts} />
      <Ways acts={acts} />
    </>
  );
}

function Ways({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const free = desk.ways(view, guide).free !== false;
  const finished = waitsForOthers(tableOf(view, desk.table));
  if (view.stage === "closed") return null;
  if (free && desk.leads && !finished) return <Controls acts={acts} />;
  return (
    <p class="table-led" role="status">
      {t(ledBy(areAtTables(view), free, finished))}
    </p>
  );
}

function ledBy(walking: boolean, free: boolean, finished: boolean): string {
  if (finished) return "tables.wait";
  if (!walking) return "table.led_room";
  return free ? "table.led_host" : "table.led_facilitator";
}
