import { type Location, NavigationType, type To } from "react-router";

/** The part of the router's history that the guard stands before. */
export interface History {
  readonly action: NavigationType;
  readonly location: Location;
  createHref(to: To): string;
  push(to: To, state?: unknown): void;
  replace(to: To, state?: unknown): void;
  go(delta: number): void;
  listen(listener: (update: HistoryUpdate) => void): () => void;
}

export interface HistoryUpdate {
  readonly action: NavigationType;
  readonly location: Location;
  readonly delta: number | null;
}

export interface Guard {
  /** Whether leaving for `next` needs the person's word. */
  readonly holds: (next: { pathname: string; search: string }) => boolean;
  /** Called instead of leaving; `leave` goes where the person was going. */
  readonly onHeld: (leave: () => void) => void;
}

export interface GuardedHistory extends History {
  /** Puts a guard before every way out; returns its removal. */
  guard(guard: Guard): () => void;
  /** Runs a navigation that no guard holds, e.g. the one after saving. */
  past(navigation: () => void): void;
}

/**
 * A browser history that asks before it leaves a page with unsaved changes. The router's own blocking needs its data
 * router, which weighs more than twice as much as the rest of it.
 */
export function createGuardedHistory(history: History & { createURL(to: To): URL }): GuardedHistory {
  const guards = new Set<Guard>();
  let isUndoing = false;
  let isAllowed = false;
  let isPassing = false;

  const holder = (next: { pathname: string; search: string }): Guard | undefined =>
    isPassing ? undefined : [...guards].find((guard) => guard.holds(next));

  const unlessHeld = (to: To, go: () => void): void => {
    const held = holder(history.createURL(to));
    if (held) held.onHeld(go);
    else go();
  };

  return {
    get action() {
      return history.action;
    },
    get location() {
      return history.location;
    },
    createHref: (to) => history.createHref(to),
    push: (to, state) => unlessHeld(to, () => history.push(to, state)),
    replace: (to, state) => unlessHeld(to, () => history.replace(to, state)),
    go: (delta) => history.go(delta),
    listen: (listener) =>
      history.listen((update) => {
        if (isUndoing) {
          isUndoing = false;
          return;
        }
        // Back and forward have already happened when they are heard of: undo, ask, and go again.
        const { delta } = update;
        const held =
          update.action === NavigationType.Pop && delta !== null && !isAllowed ? holder(update.location) : null;
        isAllowed = false;
        if (held && delta !== null) {
          isUndoing = true;
          history.go(-delta);
          held.onHeld(() => {
            isAllowed = true;
            history.go(delta);
          });
          return;
        }
        listener(update);
      }),
    guard: (guard) => {
      guards.add(guard);
      return () => guards.delete(guard);
    },
    past: (navigation) => {
      isPassing = true;
      try {
        navigation();
      } finally {
        isPassing = false;
      }
    },
  };
}
