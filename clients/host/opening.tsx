// Whether phones can reach this laptop, and the switch that lets them.

import { type ReadonlySignal, signal } from "@preact/signals";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import type { Api, Status } from "./api";

export interface Opening {
  /** null until the server has answered. */
  status: ReadonlySignal<Status | null>;
  /** The address that phones are told; null while there is none. */
  address: ReadonlySignal<string | null>;
  /** A laptop in two networks has two addresses; phones reach one of them. */
  chooseAddress(address: string): void;
  /** Asks the server anew. Fails as the api does. */
  refresh(): Promise<void>;
  setOpen(open: boolean, networks?: readonly string[]): Promise<void>;
}

export function watchOpening(api: Api): Opening {
  const status = signal<Status | null>(null);
  const address = signal<string | null>(null);

  function take(answer: Status): void {
    status.value = answer;
    const { addresses } = answer;
    if (!address.value || !addresses.includes(address.value)) address.value = addresses[0] ?? null;
  }

  return {
    status,
    address,
    chooseAddress: (chosen) => {
      address.value = chosen;
    },
    refresh: async () => take(await api.status()),
    setOpen: async (open, networks) => {
      try {
        take(await api.setOpen(open, networks));
        showToast(t(open ? "host.now_open" : "host.now_shut"));
      } catch (error) {
        showToast(refusalText(reasonOf(error)));
      }
    },
  };
}

export function OpenSwitch({ opening, class: extra = "" }: { opening: Opening; class?: string }) {
  const status = opening.status.value;
  if (!status) return null;
  return (
    <button
      type="button"
      role="switch"
      class={`switch ${extra}`}
      aria-checked={status.open}
      onClick={() => void opening.setOpen(!status.open)}
    >
      <span class="switch-track" aria-hidden="true" />
      {t(status.open ? "host.open" : "host.open_it")}
    </button>
  );
}

/** The addresses to choose from, when there are several. */
export function AddressChoice({ opening }: { opening: Opening }) {
  const addresses = opening.status.value?.addresses ?? [];
  if (addresses.length < 2) return null;
  return (
    <fieldset class="addresses">
      <legend class="small soft">{t("host.other_address")}</legend>
      {addresses.map((address) => (
        <Button
          key={address}
          class="compact"
          pressed={address === opening.address.value}
          onClick={() => opening.chooseAddress(address)}
        >
          <bdi>{address}</bdi>
        </Button>
      ))}
    </fieldset>
  );
}

/** What the server found that would fail in the room. */
export function Warnings({ opening }: { opening: Opening }) {
  const warnings = opening.status.value?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {warnings.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}
