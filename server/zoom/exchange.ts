// One request to Zoom and its answer: streamed on as it comes, or held back to be looked at first.
import type { Writable } from "node:stream";
import type { Dispatcher, Pool } from "undici";
import type { WireHeaders } from "./answer.ts";
import type { Signal } from "./call.ts";

export interface ZoomRequest {
  readonly method: Dispatcher.HttpMethod;
  /** With `/v2` and the query. */
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: Buffer | null;
}

export type Outcome =
  | { readonly kind: "streamed"; readonly status: number; readonly headers: WireHeaders }
  | { readonly kind: "held"; readonly status: number; readonly headers: WireHeaders; readonly bytes: Buffer }
  /** Zoom was not reached, or broke off: after it was sent anything when `isSent`, in the middle of its answer when `isStarted`. */
  | { readonly kind: "failed"; readonly error: Error; readonly isSent: boolean; readonly isStarted: boolean }
  | { readonly kind: "aborted" };

/** Takes what is streamed from its beginning on. */
export type Begin = (status: number, headers: WireHeaders) => Writable;

export interface Exchange {
  readonly pool: Pool;
  readonly request: ZoomRequest;
  /** Stops it. */
  readonly signal: Signal | null;
  /** Says of an answer's status whether it is held back; all are when there is nothing to stream to. */
  readonly isHeld: (status: number) => boolean;
  readonly begin: Begin | null;
  /** Of an answer that is held back. */
  readonly mostBytes: number;
}

/** An answer held back is longer than it may be. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}

export function exchange(given: Exchange): Promise<Outcome> {
  return new Promise((resolve) => {
    given.pool.dispatch(
      {
        method: given.request.method,
        path: given.request.path,
        headers: given.request.headers as string[],
        body: given.request.body,
      },
      new AnswerHandler(given, resolve),
    );
  });
}

class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #exchange: Exchange;
  #to: Writable | null = null;
  readonly #resolve: (outcome: Outcome) => void;
  readonly #onAbort: () => void;
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #headers: WireHeaders = {};
  #held: Buffer[] | null = null;
  #heldBytes = 0;
  #isStarted = false;
  /** Bytes of the body still to come; NaN when Zoom did not say. */
  #leftBytes = Number.NaN;

  constructor(given: Exchange, resolve: (outcome: Outcome) => void) {
    this.#exchange = given;
    this.#resolve = resolve;
    this.#onAbort = () => this.#controller?.abort(new Error("the call was given up"));
    given.signal?.addEventListener("abort", this.#onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#exchange.signal?.aborted) this.#onAbort();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: WireHeaders): void {
    if (status < 200) return;
    const { begin, isHeld, mostBytes } = this.#exchange;
    this.#status = status;
    this.#headers = headers;
    this.#leftBytes = Number(headers["content-length"]);
    if (!begin || isHeld(status)) {
      this.#held = [];
      if (this.#leftBytes > mostBytes) controller.abort(new TooLong("the answer says it is too long"));
      return;
    }
    this.#isStarted = true;
    this.#to = begin(status, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#held) {
      this.#heldBytes += chunk.length;
      if (this.#heldBytes > this.#exchange.mostBytes) controller.abort(new TooLong("the answer is too long"));
      else this.#held.push(chunk);
      return;
    }
    const to = this.#to;
    if (!to) return;
    this.#leftBytes -= chunk.length;
    // The last piece ends the answer, so that a short one leaves in one write.
    if (this.#leftBytes === 0) to.end(chunk);
    else if (!to.write(chunk) && !to.closed) {
      controller.pause();
      to.once("drain", () => controller.resume());
    }
  }

  onResponseEnd(): void {
    this.#finish();
    if (this.#held) {
      const bytes = Buffer.concat(this.#held, this.#heldBytes);
      this.#resolve({ kind: "held", status: this.#status, headers: this.#headers, bytes });
      return;
    }
    if (this.#to && !this.#to.writableEnded) this.#to.end();
    this.#resolve({ kind: "streamed", status: this.#status, headers: this.#headers });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#finish();
    if (this.#exchange.signal?.aborted) this.#resolve({ kind: "aborted" });
    else this.#resolve({ kind: "failed", error, isSent: this.#controller !== null, isStarted: this.#isStarted });
  }

  #finish(): void {
    this.#exchange.signal?.removeEventListener("abort", this.#onAbort);
  }
}
