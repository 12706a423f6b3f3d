import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import type { TableReading } from "./use-policy-table.ts";

/** Most channels that stand in an address: browsers and servers take addresses of some thousand signs. */
export const MAX_IN_ADDRESS = 200;

const PARAM = "channels";
/** Stands in an address as it is, which a comma does not. */
const SEPARATOR = ".";

/** Keeps the table's channels in the address, and opens those that an address brings. */
export function useAddress({ table, open }: TableReading): void {
  const [params] = useSearchParams();
  const change = useParamChange();
  const brought = useRef(params.get(PARAM));
  const ids = table.size > MAX_IN_ADDRESS ? "" : [...table.keys()].join(SEPARATOR);
  const shown = params.get(PARAM) ?? "";

  useEffect(() => {
    if (brought.current === null) {
      if (ids !== shown) change({ [PARAM]: ids });
      return;
    }
    const asked = [...new Set(brought.current.split(SEPARATOR).filter(Boolean))];
    brought.current = null;
    void open(asked);
  }, [ids, shown, change, open]);
}
