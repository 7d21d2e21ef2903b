// Own notes that are not saved yet: on their way, waiting for the line, or refused.

import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { useDesk, useRoom } from "./desk";

export function SendingNotes() {
  const { outbox } = useDesk();
  const { view } = useRoom();
  const arrived = new Set(view.notes.map(({ id }) => id));
  const pending = outbox.notes.value.filter(
    ({ id, delivery }) => delivery !== "saved" && (delivery === "refused" || !arrived.has(id)),
  );
  if (pending.length === 0) return null;
  return (
    <ul class="note-list">
      {pending.map(({ id, text, delivery, reason }) => (
        <li key={id}>
          <div class="note" data-delivery={delivery}>
            <p class="note-text" dir="auto">
              {text}
            </p>
            <p class="note-about">
              <strong>{t(`kit.delivery.${delivery}`)}</strong>
              {reason && <span> {refusalText(reason)}</span>}
            </p>
            {delivery === "refused" && (
              <div class="note-acts">
                <Button class="compact" onClick={() => outbox.retry(id)}>
                  {t("notes.retry")}
                </Button>
                <Button class="compact" onClick={() => outbox.discard(id)}>
                  {t("notes.discard")}
                </Button>
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
