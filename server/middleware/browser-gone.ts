import type { ServerResponse } from "node:http";

/** The browser went away before it had its answer. */
export class BrowserGone extends Error {
  override readonly name = "BrowserGone";
}

/** Gives up what is done for an answer when the browser goes away before it has all of it. */
export function abortWhenGone(res: ServerResponse): AbortController {
  const controller = new AbortController();
  res.once("close", () => {
    if (!res.writableFinished) controller.abort(new BrowserGone("the browser went away"));
  });
  return controller;
}
