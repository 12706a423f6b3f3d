import { useEffect, useState } from "react";

/** How long the first picture gets for itself, milliseconds. */
export const AFTER_PAINT_MS = 100;

/** False until the component has been on the screen for a moment: what its first picture can do without comes then. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true), AFTER_PAINT_MS);
    return () => clearTimeout(timer);
  }, []);
  return isPainted;
}
