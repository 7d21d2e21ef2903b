// How to join: the QR code, the address and the code, all large.

import { t } from "../kit/i18n";
import { joinLink } from "../kit/join-link";
import { QR } from "../kit/parts/qr";
import type { RoomView } from "../kit/wire";
import { phoneAddress, spokenAddress } from "./address";

export interface JoinScreenProps {
  view: RoomView;
  /** Where phones find the laptop, once that has changed; else null. */
  addresses: readonly string[] | null;
}

export function JoinScreen({ view, addresses }: JoinScreenProps) {
  const address = phoneAddress(addresses);
  return (
    <div class="join">
      <div class="join-words">
        <h1 class="voice">
          <bdi>{view.stage === "waiting" ? view.title : t("wall.join")}</bdi>
        </h1>
        <dl class="join-how">
          {address && (
            <div>
              <dt>{t("wall.open")}</dt>
              <dd>
                <bdi>{spokenAddress(address)}</bdi>
              </dd>
            </div>
          )}
          <div>
            <dt>{t("wall.code")}</dt>
            <dd class="join-code">
              <bdi>{view.code}</bdi>
            </dd>
          </div>
        </dl>
        {!address && <p class="join-aside">{t("wall.no_address")}</p>}
        <p class="join-aside">{t("wall.no_phone")}</p>
      </div>
      {address && (
        <div class="join-qr">
          <QR
            content={joinLink(address, view.code, view.conversation)}
            label={t("wall.qr", { code: view.code })}
          />
        </div>
      )}
    </div>
  );
}
