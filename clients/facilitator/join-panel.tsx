// How people come in: the QR code, the address and the six letters.

import { AddressChoice, OpenSwitch, Warnings } from "../host/opening";
import { t } from "../kit/i18n";
import { QR } from "../kit/parts/qr";
import { useDesk, useRoom } from "./desk";
import { phoneLink } from "./links";

export function JoinPanel() {
  const desk = useDesk();
  const { view } = useRoom();
  const link = phoneLink(desk, view.code);
  const base = desk.opening.address.value;
  if (desk.opening.status.value === null) return null; // not known yet
  if (!link || base === null) {
    return (
      <div class="join-panel">
        <p>{t("facilitator.not_open")}</p>
        <OpenSwitch opening={desk.opening} />
        <Warnings opening={desk.opening} />
      </div>
    );
  }
  return (
    <div class="join-panel">
      <div class="join-qr">
        <QR content={link} label={t("facilitator.qr_label", { link })} />
      </div>
      <dl class="join-words">
        <dt class="small soft">{t("facilitator.join_at")}</dt>
        <dd class="join-address">
          <bdi>{base.replace(/^https?:\/\//, "")}</bdi>
        </dd>
        <dt class="small soft">{t("facilitator.join_code")}</dt>
        <dd class="join-code">
          <bdi>{view.code}</bdi>
        </dd>
      </dl>
      <AddressChoice opening={desk.opening} />
      <Warnings opening={desk.opening} />
    </div>
  );
}
