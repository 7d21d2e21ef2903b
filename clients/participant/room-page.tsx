// The frame around every screen of a room: title, menu, connection, and the bar with what one can always do.

import { useEffect, useRef, useState } from "preact/hooks";
import { kept } from "../kit/device";
import { t } from "../kit/i18n";
import { joinLink } from "../kit/join-link";
import { Announcer } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { StatusLine } from "../kit/parts/status-line";
import type { GuideView, RoomView } from "../kit/wire";
import { Bar } from "./bar";
import { useHere } from "./here";
import { Menu, type MenuPage } from "./menu";
import { Sheet } from "./sheet";

export interface Seen {
  view: RoomView;
  guide: GuideView;
}

export function RoomPage({ view, guide }: Seen) {
  const { room, lookingAt } = useHere();
  const [menu, setMenu] = useState<MenuPage | null>(null);
  const shown = lookingAt.value ?? `${view.stage} ${view.step?.id} ${view.step?.visit}`;
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (page.current) showQuestion(page.current.ownerDocument);
  }, [shown]);
  const offline = kept.value ? "participant.offline" : "participant.offline_unkept";
  return (
    <div class="room" ref={page}>
      <header class="top">
        <p class="top-title">
          <bdi>{view.title}</bdi>
        </p>
        <Button weight="quiet" onClick={() => setMenu("start")}>
          {t("participant.menu")}
        </Button>
      </header>
      <StatusLine
        status={room.status}
        offline={t(offline)}
        live={kept.value ? null : t("participant.unkept")}
      />
      {room.status.value === "offline" && <MovedTo addresses={room.addresses.value} view={view} />}
      <Sheet view={view} guide={guide} onKept={() => setMenu("kept")} />
      <Bar view={view} guide={guide} />
      <Menu page={menu} view={view} onPage={setMenu} />
      <Announcer />
    </div>
  );
}

/** The way on, when another address of the laptop was heard of before it could no longer be heard here. */
function MovedTo({ addresses, view }: { addresses: readonly string[] | null; view: RoomView }) {
  const there = addresses?.find((address) => address !== location.origin);
  if (!addresses || there === undefined) return null;
  const still_here = addresses.includes(location.origin);
  return (
    <p class="moved-to">
      <a href={joinLink(there, view.code, view.conversation)}>
        {t(still_here ? "participant.also_at" : "participant.moved_to", {
          address: there.replace(/^https?:\/\//, ""),
        })}
      </a>
    </p>
  );
}

/** Brings a new question into sight; not while somebody writes. */
function showQuestion(screen: Document): void {
  if (!(screen.activeElement instanceof HTMLTextAreaElement)) screen.defaultView?.scrollTo(0, 0);
}
