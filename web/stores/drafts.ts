import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

interface Drafts {
  /** Unsaved form values, by form. Whoever reads one checks its shape. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly keep: (form: string, value: unknown) => void;
  readonly drop: (form: string) => void;
}

/** Unsaved forms, kept for the tab's life: signing in again leaves the page and comes back to it. */
export const useDrafts = create<Drafts>()(
  persist(
    (set) => ({
      values: {},
      keep: (form, value) => set(({ values }) => ({ values: { ...values, [form]: value } })),
      drop: (form) =>
        set(({ values }) => ({ values: Object.fromEntries(Object.entries(values).filter(([key]) => key !== form)) })),
    }),
    { name: "channelkeeper.drafts", storage: createJSONStorage(() => sessionStorage) },
  ),
);
