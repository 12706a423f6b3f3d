// Says in the browser's terms why a call to Zoom has no answer.
import type { Failure, NoRoom } from "../zoom/call.ts";
import { RequestFailure } from "./bff-error.ts";
import { rateLimited } from "./rate-limited.ts";

const sentences: Record<NoRoom["of"], Record<NoRoom["refusal"], string>> = {
  label: {
    share: "You have used your share of the requests that Zoom allows the account.",
    full: "Zoom allows the account only so many requests of this kind.",
  },
  day: {
    share: "Zoom says that the account has used up its requests of this kind for today.",
    full: "Zoom says that the account has used up its requests of this kind for today.",
  },
  connections: {
    share: "You have too many requests under way.",
    full: "Too many requests are under way.",
  },
};

/** What to throw: what stopped the call where that was thrown in the console, else the failure of a request. */
export function zoomFailure(failure: Failure): unknown {
  switch (failure.reason) {
    case "no_token":
    case "aborted":
      return failure.cause;
    case "no_room":
      return rateLimited(sentences[failure.noRoom.of][failure.noRoom.refusal], failure.noRoom.retryAfterMs);
    case "elsewhere":
      return new RequestFailure("upstream_unreachable", "Zoom sent the request somewhere this console does not go.");
    case "timeout":
      return new RequestFailure("upstream_timeout", "Zoom took too long to answer.", { cause: failure.cause });
    default:
      return failure.isMaybeDone
        ? new RequestFailure("upstream_broken_off", "Zoom broke off before it had answered.", { cause: failure.cause })
        : new RequestFailure("upstream_unreachable", "Zoom could not be reached, or broke off.", {
            cause: failure.cause,
          });
  }
}
