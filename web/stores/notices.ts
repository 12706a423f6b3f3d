import { create } from "zustand";

export interface Notice {
  readonly id: number;
  readonly tone: "good" | "danger" | "info";
  readonly text: string;
  /** The way back, where there is one. It tells of its own success by another notice. */
  readonly undo?: (() => Promise<void>) | undefined;
}

interface Notices {
  readonly notices: readonly Notice[];
  readonly dismiss: (id: number) => void;
}

export const useNotices = create<Notices>()((set) => ({
  notices: [],
  dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}));

let lastId = 0;

/** Tells the person what happened; screen readers hear it. */
export function notify(text: string, tone: Notice["tone"] = "good", undo?: Notice["undo"]): void {
  lastId += 1;
  const notice: Notice = { id: lastId, tone, text, undo };
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), notice] }));
}
