// A name, for those who like to give one.

import { useId, useState } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import { useHere } from "./here";

const longestName = 60;

export function NameForm() {
  const { room } = useHere();
  const [name, setName] = useState(room.mine.value?.name ?? "");
  const box = useId();
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const given = name.trim();
    try {
      await room.request("member.rename", { name: given });
      room.changeMine((mine) => ({ ...mine, name: given }));
      showToast(t(given ? "participant.name_saved" : "participant.name_removed"));
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
  }
  return (
    <form class="name-form" onSubmit={save}>
      <label for={box} class="section-title">
        {t("participant.name")}
      </label>
      <div class="name-row">
        <input
          id={box}
          class="field"
          dir="auto"
          value={name}
          maxLength={longestName}
          autocomplete="nickname"
          enterkeyhint="done"
          aria-describedby={`${box}-who`}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit">{t("kit.save")}</Button>
      </div>
      <p id={`${box}-who`} class="small soft">
        {t("participant.name.text")}
      </p>
    </form>
  );
}
