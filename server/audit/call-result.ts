// What the trail says came of a call to Zoom.
import { bodyOf, isRefusal } from "../../domain/answers/body.ts";
import { toFailure } from "../middleware/bff-error.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import { trackingIdOf, zoomCodeOf } from "../zoom/answer.ts";
import type { Answer, NoAnswer } from "../zoom/call.ts";
import type { MutationResult } from "./entries.ts";

export const callResult = (result: Answer | NoAnswer): Omit<MutationResult, "durationMs"> =>
  result.kind === "answer" ? answered(result) : unanswered(result);

function answered(answer: Answer): Omit<MutationResult, "durationMs"> {
  const { status, headers, bytes } = answer;
  const isSuccess = status >= 200 && status < 300;
  // Zoom refuses some calls with its error in an answer of success.
  const isDone = isSuccess && !(bytes.length > 0 && isRefusal(bodyOf(bytes.toString("utf8"))));
  return { outcome: isDone ? "done" : "failed", status, code: zoomCodeOf(answer), trackingId: trackingIdOf(headers) };
}

function unanswered(result: NoAnswer): Omit<MutationResult, "durationMs"> {
  const isMaybeDone = result.reason === "aborted" || ("isMaybeDone" in result && result.isMaybeDone);
  return {
    outcome: isMaybeDone ? "unknown" : "failed",
    status: 0,
    code: result.reason === "aborted" ? "abandoned" : toFailure(zoomFailure(result)).code,
    trackingId: undefined,
  };
}
