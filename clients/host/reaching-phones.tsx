// How phones find this laptop: the code that leads to the test page, the networks it is open on, and what to do when
// none comes through.

import { useSignal } from "@preact/signals";
import { handoutAddress } from "../kit/handout";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { QR } from "../kit/parts/qr";
import type { OwnNetwork, Preflight } from "../kit/wire";
import { useHome } from "./home";
import { AddressChoice, OpenSwitch } from "./opening";
import type { State } from "./preflight-checks";

interface Props {
  found: Preflight;
  state: State;
  onChanged(): Promise<void>;
}

export function ReachingPhones({ found, state, onChanged }: Props) {
  const { opening } = useHome();
  const { open, addresses, networks } = found;
  const chosen = opening.address.value;
  const base = chosen && addresses.includes(chosen) ? chosen : addresses[0];
  return (
    <div class="reaching">
      {!open && <OpenSwitch opening={opening} />}
      {open && base && <TestLink link={`${base}/test`} />}
      {open && <AddressChoice opening={opening} />}
      <NetworkChoice networks={networks} open={open} onChanged={onChanged} />
      {state !== "fine" && (open || !networks.some((network) => network.private)) && (
        <p>
          <a href={handoutAddress("own-access-point")} target="_blank" rel="noopener">
            {t("preflight.phones.sheet")}
          </a>
        </p>
      )}
    </div>
  );
}

function TestLink({ link }: { link: string }) {
  return (
    <div class="reaching-link">
      <div class="reaching-qr">
        <QR content={link} label={t("preflight.phones.qr", { link })} />
      </div>
      <p>
        {t("preflight.phones.address")}{" "}
        <strong>
          <bdi dir="ltr">{link.replace(/^https?:\/\//, "")}</bdi>
        </strong>
      </p>
    </div>
  );
}

interface NetworkProps {
  networks: readonly OwnNetwork[];
  open: boolean;
  onChanged(): Promise<void>;
}

/** For a laptop in several networks: on which of them it listens. */
function NetworkChoice({ networks, open, onChanged }: NetworkProps) {
  const { opening } = useHome();
  const ticks = useSignal<Record<string, boolean>>({});
  if (networks.length < 2) return null;
  const isTicked = (network: OwnNetwork) =>
    ticks.value[network.address] ?? (open ? network.open : network.private);
  const chosen = networks.filter(isTicked).map(({ address }) => address);
  const apply = async () => {
    await opening.setOpen(true, chosen);
    ticks.value = {};
    await onChanged();
  };
  return (
    <fieldset class="networks">
      <legend>{t("preflight.networks")}</legend>
      {networks.map((network) => (
        <label key={network.address} class="check-line">
          <input
            type="checkbox"
            checked={isTicked(network)}
            onChange={({ currentTarget }) =>
              (ticks.value = { ...ticks.value, [network.address]: currentTarget.checked })
            }
          />
          <span>
            <bdi>{network.name}</bdi> <bdi dir="ltr">{network.address}</bdi>
            {!network.private && <span class="soft small">{t("preflight.networks.public")}</span>}
          </span>
        </label>
      ))}
      <Button class="compact" disabled={chosen.length === 0} onClick={() => void apply()}>
        {t("preflight.networks.open")}
      </Button>
    </fieldset>
  );
}
