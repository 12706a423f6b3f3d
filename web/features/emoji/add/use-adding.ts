import { useCallback, useEffect, useRef, useState } from "react";
import type { Candidate } from "./candidate.ts";
import { type Found, fromFiles, fromTransfer } from "./collect-files.ts";

/** Files handed over, and what came of looking at them. */
export interface Adding {
  readonly isOpen: boolean;
  /** Files are held over the page. */
  readonly isOver: boolean;
  readonly candidates: readonly Candidate[];
  /** How many files are still to be looked at. */
  readonly pendingCount: number;
  readonly open: () => void;
  /** Closes and keeps the candidates for the next time. */
  readonly hide: () => void;
  /** Closes and forgets the candidates. */
  readonly close: () => void;
  readonly take: (found: readonly Found[]) => void;
  readonly change: (candidates: readonly Candidate[]) => void;
  /** Takes nothing more while something is being sent. */
  readonly setBusy: (isBusy: boolean) => void;
}

/** Takes files that are dropped on the page or pasted into it, as long as `isActive`. */
export function useAdding(isActive: boolean): Adding {
  const [isOpen, setOpen] = useState(false);
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  const [pendingCount, setPending] = useState(0);
  const isBusy = useRef(false);
  const round = useRef(0);

  const take = useCallback((found: readonly Found[]) => {
    if (found.length === 0 || isBusy.current) return;
    setOpen(true);
    const mine = round.current;
    const look = async (): Promise<void> => {
      const { opened, toCandidate } = await import("./make-candidates.ts");
      const files = await opened(found);
      setPending((count) => count + files.length - found.length);
      for (const file of files) {
        const candidate = await toCandidate(file);
        if (round.current !== mine) return;
        setPending((count) => count - 1);
        setCandidates((now) => [...now, candidate]);
      }
    };
    setPending((count) => count + found.length);
    void look();
  }, []);
  const close = useCallback(() => {
    round.current += 1;
    isBusy.current = false;
    setOpen(false);
    setCandidates([]);
    setPending(0);
  }, []);
  const isOver = useHandedOver(isActive, take);
  return {
    isOpen,
    isOver,
    candidates,
    pendingCount,
    open: useCallback(() => setOpen(true), []),
    hide: useCallback(() => setOpen(false), []),
    close,
    take,
    change: setCandidates,
    setBusy: useCallback((next: boolean) => {
      isBusy.current = next;
    }, []),
  };
}

/** Listens for files dropped and pasted anywhere on the page; true while some are held over it. */
function useHandedOver(isActive: boolean, take: (found: readonly Found[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isActive) return;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Leaving the window leads to nothing; leaving an element, to another one.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void fromTransfer(event.dataTransfer).then(take);
    };
    const paste = (event: ClipboardEvent): void => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      take(fromFiles(files));
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
      setOver(false);
    };
  }, [isActive, take]);
  return isOver;
}
