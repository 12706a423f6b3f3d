import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/**
 * True while the page is laid out for paper. What it changes is rendered before the browser goes on: it prints what is
 * there then.
 */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia("print");
    // Some browsers tell of printing by one of these only, some of a preview by the other.
    const show = (is: boolean): void => flushSync(() => setPrinting(is));
    const change = (): void => show(media.matches);
    const start = (): void => show(true);
    const end = (): void => show(false);
    media.addEventListener("change", change);
    window.addEventListener("beforeprint", start);
    window.addEventListener("afterprint", end);
    return () => {
      media.removeEventListener("change", change);
      window.removeEventListener("beforeprint", start);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting;
}
