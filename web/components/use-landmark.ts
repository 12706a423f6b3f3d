import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * The dialog or landmark a control is in. What the control opens belongs there: a modal dialog hides what is outside it,
 * and whoever moves by landmarks finds it beside the control.
 */
export function useLandmark(control: RefObject<HTMLElement | null>): RefObject<HTMLElement | null> {
  const landmark = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    landmark.current = control.current?.closest<HTMLElement>("dialog, main, header, aside, nav") ?? document.body;
  }, [control]);
  return landmark;
}
