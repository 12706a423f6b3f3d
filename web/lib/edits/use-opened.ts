import { useRef } from "react";

/** What a form was opened on: what was there when the first of its unsaved edits was made. */
export function useOpened<Values>(current: Values, isDirty: boolean): Values {
  const opened = useRef(current);
  if (!isDirty) opened.current = current;
  return opened.current;
}
