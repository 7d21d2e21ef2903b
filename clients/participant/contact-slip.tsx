// A contact slip, for those who like to be told what comes of it. It goes to the library and is shown to
// nobody in the room; this phone remembers only that there is one.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { recall, remember } from "../kit/device";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import { useHere } from "./here";

const lines = [
  { name: "name", longest: 60, autocomplete: "name" },
  { name: "contact", longest: 120, autocomplete: "off" },
  { name: "wish", longest: 500, autocomplete: "off" },
] as const;
const nothing = { name: "", contact: "", wish: "" };

export function ContactSlip() {
  const { room } = useHere();
  const memory = `slip.${room.place}`;
  const left = useSignal(recall(memory, false));
  const slip = useSignal(nothing);
  const open = useSignal(false);
  const busy = useSignal(false);

  async function send(given: typeof nothing): Promise<void> {
    busy.value = true;
    try {
      await room.request("slip.leave", given);
      left.value = given.contact !== "";
      remember(memory, left.value);
      open.value = false;
      slip.value = nothing;
      showToast(t(left.value ? "participant.slip.left" : "participant.slip.taken_back"));
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
    busy.value = false;
  }
  function leave(event: Event): void {
    event.preventDefault();
    const { name, contact, wish } = slip.value;
    void send({ name: name.trim(), contact: contact.trim(), wish: wish.trim() });
  }

  if (!open.value) {
    return (
      <section class="slip">
        <p>{t(left.value ? "participant.slip.is_left" : "participant.slip.ask")}</p>
        <div class="slip-ways">
          <Button onClick={() => (open.value = true)}>
            {t(left.value ? "participant.slip.again" : "participant.slip.open")}
          </Button>
          {left.value && (
            <Button weight="quiet" disabled={busy.value} onClick={() => void send(nothing)}>
              {t("participant.slip.take_back")}
            </Button>
          )}
        </div>
      </section>
    );
  }
  return (
    <form class="slip" onSubmit={leave}>
      <p class="section-title">{t("participant.slip")}</p>
      <p class="small soft">{t("participant.slip.who")}</p>
      {lines.map(({ name, longest, autocomplete }) => (
        <SlipLine
          key={name}
          label={t(`participant.slip.${name}`)}
          value={slip.value[name]}
          longest={longest}
          autocomplete={autocomplete}
          required={name === "contact"}
          onInput={(value) => (slip.value = { ...slip.value, [name]: value })}
        />
      ))}
      <div class="slip-ways">
        <Button type="submit" weight="strong" disabled={busy.value}>
          {t("participant.slip.leave")}
        </Button>
        <Button weight="quiet" onClick={() => (open.value = false)}>
          {t("kit.cancel")}
        </Button>
      </div>
    </form>
  );
}

interface LineProps {
  label: string;
  value: string;
  longest: number;
  autocomplete: string;
  required: boolean;
  onInput(value: string): void;
}

function SlipLine({ label, value, longest, autocomplete, required, onInput }: LineProps) {
  const field = useId();
  return (
    <div class="slip-line">
      <label for={field}>{label}</label>
      <input
        id={field}
        class="field"
        dir="auto"
        value={value}
        maxLength={longest}
        autocomplete={autocomplete}
        required={required}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
