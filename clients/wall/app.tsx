// The wall's seat: the conversation from the path, its key from the fragment.

import { useState } from "preact/hooks";
import { fragmentValue } from "../kit/device";
import { t } from "../kit/i18n";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { openRoom } from "../kit/store";
import type { RoomView } from "../kit/wire";
import { Wall } from "./wall";

export function App() {
  const key = fragmentValue("key");
  if (!key) return <NoWall text={refusalText("wrong_key")} />;
  return <Seated conversation={location.pathname.split("/")[2] ?? ""} wallKey={key} />;
}

function Seated({ conversation, wallKey }: { conversation: string; wallKey: string }) {
  const [room] = useState(() => openRoom<RoomView>({ conversation, key: wallKey }));
  const { view, guide, refusal, status } = room;
  if (refusal.value) return <NoWall text={refusalText(refusal.value)} />;
  if (view.value && guide.value) {
    return (
      <Wall
        view={view.value}
        guide={guide.value}
        now={room.now.value}
        connected={status.value === "live"}
        addresses={room.addresses.value}
      />
    );
  }
  return <ErrorScreen title={t("kit.connecting")} text={t("wall.connecting")} />;
}

function NoWall({ text }: { text: string }) {
  return <ErrorScreen title={t("wall.no_entry")} text={text} />;
}
