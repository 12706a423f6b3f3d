import { useEffect } from "react";

/**
 * For what goes with the focus on it, or with the thing the focus would return to: hands the focus to what was just
 * done, else to the table, else to the page, rather than to nothing.
 */
export function useFocusFallback(): void {
  useEffect(
    () => () => {
      // After the browser and the parts of the page that are being removed had their say.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const places = ["[data-done]", '[role="grid"]', "#main"];
        for (const place of places) {
          const element = document.querySelector<HTMLElement>(place);
          if (!element) continue;
          element.focus({ preventScroll: true });
          return;
        }
      });
    },
    [],
  );
}
