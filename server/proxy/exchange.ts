// One request to Zoom and its answer: streamed to the browser, or held back to be looked at first.
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { Dispatcher, Pool } from "undici";

export interface ZoomRequest {
  readonly method: Dispatcher.HttpMethod;
  /** With `/v2` and the query. */
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: Buffer | null;
}

export type Outcome =
  | { readonly kind: "streamed"; readonly status: number; readonly headers: IncomingHttpHeaders }
  | {
      readonly kind: "held";
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: Buffer;
    }
  /** Zoom was not reached, or broke off: after it was sent anything when `isSent`, in the middle of its answer when `isStarted`. */
  | { readonly kind: "failed"; readonly error: Error; readonly isSent: boolean; readonly isStarted: boolean }
  /** The browser went away. */
  | { readonly kind: "abandoned" };

export interface Exchange {
  readonly pool: Pool;
  readonly request: ZoomRequest;
  readonly res: ServerResponse;
  /** Says of an answer's status whether it is held back. */
  readonly isHeld: (status: number) => boolean;
  /** Headers of a streamed answer for the browser. */
  readonly answerHeaders: (headers: IncomingHttpHeaders) => string[];
  /** Stops the request when the browser goes away. */
  readonly isCancellable: boolean;
}

/** Answers held back are errors and results of changes; none comes near this. */
const HELD_LIMIT = 8_388_608;

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
  readonly #resolve: (outcome: Outcome) => void;
  readonly #onClose: () => void;
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #held: Buffer[] | null = null;
  #heldBytes = 0;
  #isStarted = false;
  /** Bytes of the body still to come; NaN when Zoom did not say. */
  #leftBytes = Number.NaN;

  constructor(given: Exchange, resolve: (outcome: Outcome) => void) {
    this.#exchange = given;
    this.#resolve = resolve;
    this.#onClose = () => this.#controller?.abort(new Error("the browser went away"));
    if (given.isCancellable) given.res.once("close", this.#onClose);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#exchange.isCancellable && this.#exchange.res.closed) this.#onClose();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    if (this.#exchange.isHeld(status)) {
      this.#held = [];
      return;
    }
    this.#isStarted = true;
    this.#leftBytes = Number(headers["content-length"]);
    this.#exchange.res.writeHead(status, this.#exchange.answerHeaders(headers));
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#held) {
      this.#heldBytes += chunk.length;
      if (this.#heldBytes > HELD_LIMIT) controller.abort(new Error("the answer is too long to be held back"));
      else this.#held.push(chunk);
      return;
    }
    const { res } = this.#exchange;
    this.#leftBytes -= chunk.length;
    // The last piece ends the answer, so that a short one leaves in one write.
    if (this.#leftBytes === 0) res.end(chunk);
    else if (!res.write(chunk) && !res.closed) {
      controller.pause();
      res.once("drain", () => controller.resume());
    }
  }

  onResponseEnd(): void {
    this.#finish();
    if (this.#held) {
      const body = Buffer.concat(this.#held, this.#heldBytes);
      this.#resolve({ kind: "held", status: this.#status, headers: this.#headers, body });
      return;
    }
    if (!this.#exchange.res.writableEnded) this.#exchange.res.end();
    this.#resolve({ kind: "streamed", status: this.#status, headers: this.#headers });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#finish();
    if (this.#exchange.isCancellable && this.#exchange.res.closed) this.#resolve({ kind: "abandoned" });
    else this.#resolve({ kind: "failed", error, isSent: this.#controller !== null, isStarted: this.#isStarted });
  }

  #finish(): void {
    if (this.#exchange.isCancellable) this.#exchange.res.off("close", this.#onClose);
  }
}
