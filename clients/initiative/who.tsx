// Who works on the initiative now, by name or number.

import { t } from "../kit/i18n";
import type { Colleague } from "../kit/wire";
import type { InitiativeState } from "./fold";
import { useInitiative } from "./initiative";

export function nameOf(state: InitiativeState, member: string | undefined): string {
  if (!member) return t("initiative.by_host");
  const colleague = state.colleagues.find((known) => known.member === member);
  return colleague ? colleagueName(colleague) : t("initiative.by_nobody");
}

export function colleagueName({ name, number }: Colleague): string {
  return name || t("initiative.colleague", { number });
}

export function Who() {
  const { desk, state } = useInitiative();
  const here = state.colleagues.filter(({ member }) => desk.present.value.includes(member));
  return (
    <ul class="who" aria-label={t("initiative.who")}>
      {here.map((colleague) => (
        <li key={colleague.member} data-number={colleague.number % 8}>
          <bdi>{colleagueName(colleague)}</bdi>
          {colleague.member === desk.me.value && (
            <span class="soft small"> {t("initiative.you")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
