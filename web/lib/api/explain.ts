import { FIRST_FAILED } from "../../../domain/changes/item.ts";
import { causeOf } from "../../../domain/failure-cause.ts";
import { formatWait } from "../format-wait.ts";
import { accountApp } from "./account-app.ts";
import { ApiError } from "./errors.ts";

export interface ErrorMeaning {
  readonly title: string;
  /** What it means, and what to do next. */
  readonly text: string;
  /** Whether asking again can help. */
  readonly canRetry: boolean;
  /** What support asks for: code, tracking id, request id. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

type Meaning = readonly [title: string, text: string, canRetry?: boolean];

/** Codes of Zoom whose own message leaves the reader without a next step. */
const zoomCodes: Readonly<Record<number, Meaning>> = {
  1001: [
    "No such person",
    "The account has no user with this ID or address. Check the spelling, or whether the person has left.",
  ],
  3205: ["Already archived", "Nothing to do: the channel is already archived."],
  3213: ["Not archived", "Nothing to do: the channel is not archived."],
  3215: [
    "A meeting’s channel",
    "Channels of a recurring meeting with continuous chat cannot be archived. End the meeting series first.",
  ],
  4130: ["The channel does not exist", "It was deleted, or this connection cannot see it. Refresh the list."],
  4132: ["The name is taken", "The account already has a directory group with this name. Choose another."],
  4301: ["Too many channels in one call", "Zoom accepts at most 50. Select fewer."],
  4302: [
    "Zoom could not delete the channels",
    "Zoom gives no reason. Try again; if it fails again, delete them one by one to find the one that stops it.",
    true,
  ],
  4400: ["The channel does not exist", "It has already been deleted, or belongs to someone else. Refresh the list."],
  4600: ["Zoom could not delete the emoji", "Zoom gives no reason. Try again in a moment.", true],
  5301: [
    "Zoom could not do this",
    "Zoom gives no reason. Usual reasons: what you are changing is archived or of a type that does not allow this, or an address is not allowed here.",
    true,
  ],
  5306: ["The channel does not exist", "It was deleted, or this connection cannot see it."],
  5404: ["The emoji does not exist", "It has already been deleted. Refresh the list."],
  5407: ["The shared space does not exist", "It was deleted, or this connection cannot see it."],
  30010: ["The name is taken", "The account already has an emoji with this name. Choose another."],
  40090: [
    "You cannot add emojis",
    "The account’s chat settings in Zoom let only administrators, or nobody, add custom emojis.",
  ],
};

const bffCodes: Readonly<Record<string, Meaning>> = {
  forbidden_origin: [
    "The request was refused",
    "It did not come from the console’s own pages. Reload the page and try again.",
    true,
  ],
  not_found: ["Not found", "It is no longer there, or you are not allowed to see it."],
  no_picture: ["No picture", "Zoom has no picture for this emoji, or one that is not a valid emoji picture."],
  invalid_request: [
    "The request was not valid",
    "Nothing was sent to Zoom. Check the values; if they look right, report it with the request ID.",
  ],
  outdated: [
    "It has changed since",
    "Someone else changed it after you opened it. Look at what it is now, and change it from there.",
  ],
  file_gone: ["The picture is gone", "The console no longer has it. Add it again."],
  body_too_large: ["Too much sent at once", "Send less at once."],
  upstream_unreachable: [
    "Zoom cannot be reached",
    "The connection to Zoom failed or was interrupted. Try again in a moment.",
    true,
  ],
  upstream_broken_off: ["Zoom’s answer was cut off", "It may have been done anyway: check before you try again.", true],
  upstream_timeout: ["Zoom took too long", "Try again in a moment.", true],
  internal: ["The console failed", "This is a fault in the console. Report it with the request ID.", true],
};

/** Says what a failure means and what to do next. */
export function explainError(error: Error): ErrorMeaning {
  if (!(error instanceof ApiError)) {
    return {
      title: "Something went wrong in this page",
      text: "This is a fault in the console. Reload the page; if it happens again, report it.",
      canRetry: true,
      facts: [{ label: "Error", value: error.message }],
    };
  }
  const [title, text, canRetry = false] = meaningOf(error);
  return { title, text, canRetry, facts: factsOf(error) };
}

function meaningOf(error: ApiError): Meaning {
  const cause = causeOf(error, { app: accountApp() });
  if (cause) return [cause.title, `${cause.meaning} ${cause.remedy}`, cause.canRetry ?? false];
  switch (error.name) {
    case "NetworkError":
      if (error.code === "broken_off")
        return ["The answer was cut off", "Zoom or the network cut it short. Try again in a moment.", true];
      return ["The console’s server cannot be reached", "Check your network connection, then try again.", true];
    case "UnansweredError":
      return [
        "No answer came: it may have been done",
        "The console checked, but Zoom has not confirmed it yet. Ask again in a moment; nothing is sent twice.",
        true,
      ];
    case "SessionExpiredError":
      if (error.code === "other_person")
        return [
          "Someone else signed in",
          "This page belongs to someone other than the person signed in now. Reload it.",
        ];
      return ["Your session has ended", "Sign in again to continue."];
    case "RateLimitedError":
      // Held back by the console: it knows whether the person, the account or the day is at its limit.
      if (error.code === "rate_limited") return ["The request has to wait", sentence(error.message), true];
      return [
        "Zoom’s rate limit is reached",
        `The limit counts for the whole account, all its apps included. Try again in ${formatWait(error.retryAfterMs ?? 1_000)}.`,
        true,
      ];
    case "CursorExpiredError":
      return ["The list has expired", "Zoom keeps a list open for 15 minutes. Load it again from the start.", true];
    case "ContractMismatchError":
      return [
        "Zoom answered in an unexpected way",
        "The answer does not have the form Zoom documents, so the console does not show it. Report it with the tracking ID.",
        true,
      ];
  }
  if (error.code === "left_out") return ["This cannot be done", error.message];
  if (error.code === "not_allowed") return ["Your role does not allow this here", error.message];
  if (error.code === "nobody_found") return ["Nobody was found", error.message];
  if (error.code === FIRST_FAILED) return ["This was not begun", error.message, true];
  if (error.code === "not_done") return ["Zoom did not do it", error.message, true];
  if (error.code === "changed_meanwhile")
    return [
      "Someone else changed it in the meantime",
      "It was left alone. Look at what it is now, then try again.",
      true,
    ];
  // The code is that of a channel, too.
  if (error.code === 4130 && /group/i.test(error.message))
    return ["The group does not exist", "It was deleted. Refresh the list of directory groups."];
  if (error.code === "me_rule") return ["Named in a way that Zoom does not take here", error.message];
  if (error.code === "account_unavailable") return ["The account connection is unavailable", error.message, true];
  // The server knows what is in the way, and says so.
  if (error.code === "forbidden_role") return ["Your role does not allow this", withAdvice(error.message)];
  if (error.code === "unknown_operation") return ["Not found", sentence(error.message)];
  if (error.code === "unavailable") return ["The console cannot do this now", sentence(error.message), true];
  if (error.code === "no_room") return ["No room for more pictures", error.message];
  if (error.code === "app_refused") return ["Zoom refuses the console’s app", error.message];
  const known = typeof error.code === "number" ? zoomCodes[error.code] : bffCodes[error.code];
  if (known) return known;
  if (error.name === "ForbiddenError") {
    return [
      "Zoom does not allow this",
      `${sentence(error.message)} Ask the owner, or someone with that privilege in Zoom.`,
    ];
  }
  if (error.name === "NotFoundError") return ["Not found", sentence(error.message)];
  if (error.fields.length > 0) {
    return ["Zoom refused a value", error.fields.map(({ field, message }) => `${field}: ${message}`).join(" ")];
  }
  if (error.code === DAMAGED && error.status < 500)
    return ["Zoom could not add it", "Zoom gives no reason. Usually this means the picture is damaged."];
  if (error.status >= 500)
    return ["Zoom has a problem", "Zoom answered with a server error. Try again in a moment.", true];
  return ["Zoom refused this", sentence(error.message)];
}

/** Zoom's code for a picture it cannot read, under 400; that of a server error without a code of its own, too. */
const DAMAGED = 500;

function factsOf(error: ApiError): ErrorMeaning["facts"] {
  const facts = [
    { label: "Code", value: String(error.code) },
    { label: "Message", value: error.message },
    { label: "Tracking ID", value: error.trackingId },
    { label: "Request ID", value: error.requestId },
  ];
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}

const withAdvice = (text: string): string =>
  /\bask\b/i.test(text)
    ? sentence(text)
    : `${sentence(text)} An administrator of the account can give you a role that does.`;

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
