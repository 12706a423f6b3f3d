import { type RefObject, useEffect } from "react";

/** Takes the focus to the first field of a form that is marked wrong, once `isWrong` becomes true. */
export function useFocusInvalid(form: RefObject<HTMLElement | null>, isWrong: boolean): void {
  useEffect(() => {
    if (isWrong) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, isWrong]);
}
