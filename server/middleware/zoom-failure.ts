// Says in the browser's terms why a call to Zoom has no answer.
import type { NoAnswer, NoRoom } from "../zoom/call.ts";
import { RequestFailure } from "./bff-error.ts";
import { rateLimited } from "./rate-limited.ts";

const byZoom = "According to Zoom, the account has used up its requests of this kind for today.";
const ofJobs =
  "Changes have used their part of the account’s requests of this kind for today; the rest is kept for people.";

const sentences: Record<NoRoom["of"], Record<NoRoom["refusal"], string>> = {
  label: {
    share: "You have used your share of the requests that Zoom allows the account.",
    full: "The account’s limit for requests of this kind is reached.",
  },
  day: {
    share: "You have used your share of the account’s requests of this kind for today.",
    full: "The account’s requests of this kind are used up for today.",
  },
  day_of_jobs: { share: ofJobs, full: ofJobs },
  day_by_zoom: { share: byZoom, full: byZoom },
  connections: {
    share: "You have too many requests in progress.",
    full: "Too many requests are in progress.",
  },
};

/** What to throw: what stopped the call where that was thrown in the console, else the failure of a request. */
export function zoomFailure(failure: NoAnswer): unknown {
  switch (failure.reason) {
    case "no_token":
    case "aborted":
      return failure.cause;
    case "no_room":
      return rateLimited(sentences[failure.noRoom.of][failure.noRoom.refusal], failure.noRoom.retryAfterMs);
    case "elsewhere":
      return failure.isMaybeDone
        ? new RequestFailure(
            "upstream_broken_off",
            "Zoom answered the change with a redirect, which does not say whether it was made.",
          )
        : new RequestFailure(
            "upstream_unreachable",
            "Zoom redirected the request to an address this console does not use.",
          );
    case "timeout":
      return new RequestFailure("upstream_timeout", "Zoom took too long to answer.", { cause: failure.cause });
    default:
      return failure.isMaybeDone
        ? new RequestFailure("upstream_broken_off", "Zoom’s answer was cut off.", { cause: failure.cause })
        : new RequestFailure("upstream_unreachable", "Zoom could not be reached, or its answer was cut off.", {
            cause: failure.cause,
          });
  }
}
