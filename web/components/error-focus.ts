import { useEffect } from "react";

const INVALID = '[aria-invalid="true"]';
const ERROR = `${INVALID}, [role="alert"]`;
/** Where acts are done whose errors are shown: forms, dialogs, the strip that offers an undo; `data-acts` is around more. */
const PLACE = "dialog, form, [data-done]";

/**
 * Takes the reader to what went wrong: the first error that an act in a form, a dialog or an undo brings comes into view
 * and gets the focus, however long it takes to come; after a dialog has closed, also one on the page. It stands once for
 * all of them; whoever has gone on meanwhile, to another control or by typing, is left alone.
 */
export default function ErrorFocus(): null {
  useEffect(() => {
    let from: Element | null = null;
    let place: Element | null = null;
    let isPlaceGone = false;
    const observer = new MutationObserver((records) => {
      if (place && !isPlaceGone && !place.isConnected) {
        isPlaceGone = true;
        // The dialog gave the focus back to what opened it: from there on the reader waits.
        from = document.activeElement;
      }
      const error = newErrors(records).find((one) => (isPlaceGone ? one.closest(PLACE) : place?.contains(one)));
      if (error) show(error);
    });
    const isStillThere = (): boolean => {
      const { activeElement, body } = document;
      // A control that is taken away or switched off leaves the focus to the page.
      return activeElement === from || activeElement === body || activeElement === null;
    };
    const show = (error: HTMLElement): void => {
      if (!isStillThere()) return;
      observer.disconnect();
      takeTo(error);
    };
    const follow = (target: Element): Element | null => {
      place = target.closest("dialog") ?? target.closest("[data-acts]") ?? target.closest(PLACE);
      isPlaceGone = false;
      observer.disconnect();
      from = document.activeElement;
      if (place) observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-invalid"] });
      return place;
    };
    const press = ({ target }: Event): void => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button) follow(button);
    };
    const submit = ({ target }: Event): void => {
      const form = target instanceof Element ? follow(target) : null;
      // What was wrong before and still is brings no change to observe. By the next frame the form shows what it found.
      requestAnimationFrame(() => {
        const invalid = form?.querySelector<HTMLElement>(INVALID);
        if (invalid) show(invalid);
      });
    };
    const type = (): void => observer.disconnect();
    // This part comes after the page: what was pressed before it was there counts as well.
    if (document.activeElement?.closest(PLACE)) {
      const error = follow(document.activeElement)?.querySelector<HTMLElement>(ERROR);
      if (error) show(error);
    }
    document.addEventListener("click", press, true);
    document.addEventListener("submit", submit, true);
    document.addEventListener("input", type, true);
    return () => {
      observer.disconnect();
      document.removeEventListener("click", press, true);
      document.removeEventListener("submit", submit, true);
      document.removeEventListener("input", type, true);
    };
  }, []);
  return null;
}

/** Errors that a change of the page brought, in the order of the page. */
function newErrors(records: readonly MutationRecord[]): readonly HTMLElement[] {
  const changed = records.flatMap(({ type, target, addedNodes }) =>
    type === "attributes" ? [target] : [...addedNodes],
  );
  const found = new Set<HTMLElement>();
  for (const node of changed) {
    if (!(node instanceof HTMLElement)) continue;
    if (node.matches(ERROR)) found.add(node);
    for (const inner of node.querySelectorAll<HTMLElement>(ERROR)) found.add(inner);
  }
  return [...found]
    .filter((error) => error.isConnected)
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

function takeTo(error: HTMLElement): void {
  if (!error.matches(INVALID)) error.tabIndex = -1;
  error.focus({ preventScroll: true });
  // With the room that bars on the page's foot take; see `styles.css`.
  error.scrollIntoView({ block: "nearest" });
}
