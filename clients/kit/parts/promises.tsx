// Promises: the list that everybody sees, and the fields to make one.

import { useId } from "preact/hooks";
import { dayInWords } from "../days";
import { t } from "../i18n";
import type { Pledge, PromiseView } from "../wire";

export function PromiseList({ promises }: { promises: readonly PromiseView[] }) {
  if (promises.length === 0) return null;
  return (
    <ul class="promises" aria-label={t("promise.list")}>
      {promises.map(({ id, text, pledge }) => (
        <li key={id}>
          <p class="voice" dir="auto">
            {text}
          </p>
          <dl>
            {said(pledge).map(([part, words]) => (
              <div key={part}>
                <dt class="small soft">{t(`promise.${part}`)}</dt>
                <dd>
                  <bdi>{words}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** The parts that are there, as people read them. */
function said({ who, first_step, due, sign }: Pledge): [string, string][] {
  const day = dayInWords(due ?? "");
  const parts: [string, string | undefined][] = [
    ["who", who],
    ["first_step", first_step],
    ["due", day],
    ["sign", sign],
  ];
  return parts.filter((part): part is [string, string] => Boolean(part[1]));
}

const longest = 300;
const parts = ["who", "first_step", "due", "sign"] as const;

export interface PledgeFieldsProps {
  pledge: Pledge;
  onPledge(pledge: Pledge): void;
}

export function PledgeFields({ pledge, onPledge }: PledgeFieldsProps) {
  const id = useId();
  const field = (part: (typeof parts)[number]) => ({
    id: `${id}${part}`,
    class: "field",
    value: pledge[part] ?? "",
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      onPledge({ ...pledge, [part]: event.currentTarget.value }),
  });
  return (
    <div class="pledge">
      {parts.map((part) => (
        <div key={part}>
          <label for={`${id}${part}`}>{t(`promise.${part}`)}</label>
          {part === "due" ? (
            <input {...field(part)} type="date" />
          ) : (
            <input {...field(part)} dir="auto" type="text" maxLength={longest} />
          )}
        </div>
      ))}
    </div>
  );
}
