import { type ChangeEvent, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useGuardedHistory } from "./use-guarded-history.ts";
import { useParamChange } from "./use-param-change.ts";

/**
 * Value of a field that stands in the address, as its parameter `name`. The page follows the address a render or more
 * later, so the field keeps what is typed by itself, and takes over what the page shows only once that is up to date.
 */
export function useParamText(name: string) {
  const location = useLocation();
  const history = useGuardedHistory();
  const change = useParamChange();
  const [text, setText] = useState(() => textIn(location.search, name));
  useEffect(() => {
    if (location.key === history.location.key) setText(textIn(location.search, name));
  }, [location, history, name]);
  return {
    value: text,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setText(event.target.value);
      change({ [name]: event.target.value });
    },
  };
}

function textIn(search: string, name: string): string {
  return new URLSearchParams(search).get(name) ?? "";
}
