import { type RefObject, useEffect, useRef } from "react";

/** Presses a button as it appears, in the place of one that was pressed. */
export function usePressed(isPressed: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const isDue = useRef(isPressed);
  useEffect(() => {
    if (!isDue.current) return;
    isDue.current = false;
    button.current?.focus();
    button.current?.click();
  }, []);
  return button;
}
