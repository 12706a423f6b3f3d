import { useEffect } from "react";

const INVALID = '[aria-invalid="true"]';
const ERROR = `${INVALID}, [role="alert"]`;

/**
 * Takes the reader to what went wrong: the first error that an act in a form or a dialog brings comes into view and gets
 * the focus, however long it takes to come. It stands once for all forms and dialogs; whoever has gone on meanwhile, to
 * another control or by typing, is left alone.
 */
export default function ErrorFocus(): null {
  useEffect(() => {
    let from: Element | null = null;
    const observer = new MutationObserver((records) => {
      const [error] = newErrors(records);
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
      const place = target.closest("dialog") ?? target.closest("form");
      observer.disconnect();
      from = document.activeElement;
      if (place) observer.observe(place, { subtree: true, childList: true, attributeFilter: ["aria-invalid"] });
      return place;
    };
    const press = ({ target }: Event): void => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button) follow(button);
    };
    const submit = ({ target }: Event): void => {
      const place = target instanceof Element ? follow(target) : null;
      // What was wrong before and still is brings no change to observe. By the next frame the form shows what it found.
      requestAnimationFrame(() => {
        const invalid = place?.querySelector<HTMLElement>(INVALID);
        if (invalid) show(invalid);
      });
    };
    const type = (): void => observer.disconnect();
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
