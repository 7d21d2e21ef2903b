// Links into the initiative for others: the team, somebody else who leads, the wall.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { copied } from "../facilitator/links";
import { fragmentValue } from "../kit/device";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Dialog } from "../kit/parts/dialog";
import { refusalText } from "../kit/parts/error-screen";
import { reasonOf } from "../kit/rpc";
import { useInitiative } from "./initiative";

const seats = ["note_taker", "facilitator", "wall"] as const;
type LinkedSeat = (typeof seats)[number];

/** Stands outside of the page's head, whose button opens it. */
export function Invite({ open, close }: { open: boolean; close(): void }) {
  return (
    <Dialog open={open} title={t("invite.title")} onClose={close}>
      <p>{t("invite.help")}</p>
      {seats.map((seat) => (
        <section key={seat} class="invite">
          <h3>{t(`invite.${seat}`)}</h3>
          <p class="small soft">{t(`invite.${seat}_help`)}</p>
          <SeatLink seat={seat} />
        </section>
      ))}
    </Dialog>
  );
}

/** The address that other devices can reach, as the host's page told it; else this page's own. */
function base(): string {
  return fragmentValue("at")?.replace(/\/$/, "") ?? location.origin;
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** A fresh link each time that it is asked for; who leads too comes by the own key, as facilitators do. */
export function SeatLink({ seat }: { seat: LinkedSeat }) {
  const { desk, api } = useInitiative();
  const link = useSignal<string | null>(null);
  const problem = useSignal<string | null>(null);
  const is_copied = useSignal(false);
  const box = useRef<HTMLInputElement>(null);
  const make = async () => {
    problem.value = null;
    is_copied.value = false;
    try {
      const key = seat === "facilitator" ? desk.key : await api.newKey(seat);
      const page = seat === "wall" ? "/wall" : "";
      link.value = `${base()}/i/${desk.id}${page}#${new URLSearchParams({ key })}`;
    } catch (error) {
      problem.value = refusalText(reasonOf(error));
    }
  };
  const made = link.value;
  useEffect(() => {
    if (made) box.current?.focus();
  }, [made]);
  if (!made)
    return (
      <div>
        <Button class="compact" onClick={() => void make()}>
          {t(`invite.make_${seat}`)}
        </Button>
        {problem.value && <p role="alert">{problem.value}</p>}
      </div>
    );
  return (
    <div class="seat-link">
      <input
        ref={box}
        class="field"
        dir="ltr"
        readOnly
        aria-label={t(`invite.${seat}`)}
        value={made}
        onFocus={(event) => event.currentTarget.select()}
      />
      {loopback.includes(new URL(made).hostname) && <p class="small">{t("invite.only_here")}</p>}
      <div class="choices">
        <Button class="compact" onClick={async () => (is_copied.value = await copied(made))}>
          {t(is_copied.value ? "facilitator.copied" : "facilitator.copy")}
        </Button>
        <a class="button compact" href={made} target="_blank" rel="noreferrer">
          {t("facilitator.open_here")}
        </a>
      </div>
    </div>
  );
}
