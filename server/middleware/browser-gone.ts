import type { ServerResponse } from "node:http";
import type { Signal } from "../zoom/call.ts";

/** The browser went away before it had its answer. */
export class BrowserGone extends Error {
  override readonly name = "BrowserGone";
}

/** Gives up what is done for an answer when the browser goes away before it has all of it. */
export class BrowserSignal implements Signal {
  readonly #res: ServerResponse;

  constructor(res: ServerResponse) {
    this.#res = res;
  }

  get aborted(): boolean {
    return this.#res.closed;
  }

  get reason(): BrowserGone {
    return new BrowserGone("the browser went away");
  }

  addEventListener(_: "abort", listener: () => void): void {
    this.#res.once("close", listener);
  }

  removeEventListener(_: "abort", listener: () => void): void {
    this.#res.off("close", listener);
  }
}
