// The way from the host's page into an initiative.

import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import { useHome } from "./home";

/** Its page makes links for others: it is told the address that they can reach. */
export function useEnter() {
  const { opening } = useHome();
  return (initiative: string, key: string, place = "overview") => {
    const at = opening.address.value;
    const told = new URLSearchParams({ key, place, ...(at && { at }) });
    location.assign(`/i/${initiative}#${told}`);
  };
}

export function useEntering() {
  const { initiatives } = useHome();
  const enter = useEnter();
  return async (initiative: string, place = "overview") => {
    try {
      enter(initiative, await initiatives.newKey(initiative), place);
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
  };
}
