// A library joins the cohort: one with a place on this server, one that gets such a place, or one that works on a
// laptop of its own.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { LibraryList } from "../kit/wire";
import { useCohort, useDesk } from "./desk";
import { FreshLink, type FreshLinkProps } from "./fresh-link";
import { TextField } from "./text-field";

const ways = ["here", "new", "laptop"] as const;
type Way = (typeof ways)[number];
type Account = LibraryList["libraries"][number];

export function AddLibrary() {
  const { api, change } = useDesk();
  const cohort = useCohort();
  const title_id = useId();
  const way = useSignal<Way>("new");
  const name = useSignal("");
  const account = useSignal("");
  const link = useSignal<FreshLinkProps | null>(null);
  const free = useFreeAccounts();
  const add = async () => {
    if (way.value === "laptop") return api.addLibrary(cohort.id, { name: name.value.trim() });
    if (way.value === "new") {
      const made = await api.addAccount(name.value.trim());
      const label = t("cohort.link_for", { name: made.name });
      link.value = { label, page: "host", secret: made.key };
      return api.addLibrary(cohort.id, { name: made.name, account: made.id });
    }
    const called = free.find(({ id }) => id === account.value)?.name ?? "";
    return api.addLibrary(cohort.id, { name: called, account: account.value });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    link.value = null;
    if (!(await change(add))) return;
    name.value = "";
    account.value = "";
  };
  return (
    <section class="cohort-part at-the-screen" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("cohort.add_library")}</h2>
      <form class="cohort-form" onSubmit={(event) => void submit(event)}>
        <WayToJoin
          chosen={way.value}
          some={free.length > 0}
          choose={(next) => (way.value = next)}
        />
        {way.value === "here" ? (
          <Accounts free={free} chosen={account.value} choose={(id) => (account.value = id)} />
        ) : (
          <TextField
            label={t("cohort.library_name")}
            required
            maxLength={60}
            value={name.value}
            onType={(typed) => (name.value = typed)}
          />
        )}
        <Button type="submit">{t("cohort.add")}</Button>
      </form>
      {link.value && <FreshLink key={link.value.secret} {...link.value} />}
    </section>
  );
}

/** Those with a place on this server that are not in the cohort yet. */
function useFreeAccounts(): readonly Account[] {
  const { api } = useDesk();
  const cohort = useCohort();
  const accounts = useSignal<readonly Account[]>([]);
  useEffect(() => {
    api.accounts().then(
      ({ libraries }) => {
        accounts.value = libraries;
      },
      () => undefined, // then there is none to choose
    );
  }, [api, cohort]);
  const taken = new Set(cohort.libraries.map((library) => library.account));
  return accounts.value.filter(({ id }) => !taken.has(id));
}

interface WayProps {
  chosen: Way;
  /** Whether there are libraries to choose from. */
  some: boolean;
  choose(way: Way): void;
}

function WayToJoin({ chosen, some, choose }: WayProps) {
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{t("cohort.way")}</legend>
      {ways.map((way) => (
        <label key={way} class="check-line">
          <input
            type="radio"
            name="way"
            checked={chosen === way}
            disabled={way === "here" && !some}
            onChange={() => choose(way)}
          />
          <span>
            {t(`cohort.way.${way}`)}
            <span class="small soft">{t(`cohort.way.${way}_help`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface AccountsProps {
  free: readonly Account[];
  chosen: string;
  choose(id: string): void;
}

function Accounts({ free, chosen, choose }: AccountsProps) {
  return (
    <label class="form-line">
      <span>{t("cohort.library")}</span>
      <select
        class="field"
        required
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t("cohort.choose")}</option>
        {free.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
