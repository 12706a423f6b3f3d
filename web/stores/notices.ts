import { create } from "zustand";

/** Something that was done, or was not. Plain data: it could be kept anywhere. */
export interface Done {
  readonly text: string;
  readonly tone?: "danger";
  /** IDs of the changes by which it was done, in the order they are taken back; left out where they cannot be. */
  readonly undoes?: readonly string[];
  /** ID of the scheduled change that can be called off until it begins. */
  readonly callsOff?: string;
  /** The page that says more. */
  readonly to?: string;
}

/** A `Done` that is told once more, or a new one, has a number of its own. */
export interface Notice extends Done {
  readonly id: number;
}

interface Notices {
  /** Short messages at the foot of the page. */
  readonly notices: readonly Notice[];
  /** What was done last on the page that is shown, told above what it was done to. */
  readonly last: Notice | null;
}

export const useNotices = create<Notices>()(() => ({ notices: [], last: null }));

let lastId = 0;
const numbered = (done: Done): Notice => {
  lastId += 1;
  return { ...done, id: lastId };
};

/** Tells the person what happened; screen readers hear it. */
export function notify(text: string, more: Omit<Done, "text"> = {}): void {
  const notice = numbered({ text, ...more });
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), notice] }));
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Tells above the page what was done; null takes that away. */
export function announce(done: Done | null): void {
  useNotices.setState({ last: done && numbered(done) });
}
