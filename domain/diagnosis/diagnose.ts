// Why somebody cannot do something in a channel, by what is known of both.
import { type Cause, certainties } from "./cause.ts";
import {
  accountIsActive,
  type Check,
  channelIsThere,
  hasLicence,
  isFindable,
  isKept,
  isListed,
  isMember,
  isMentioned,
  isNotArchived,
  isNotHidden,
  mayAdd,
  mayAddExternal,
  mayMentionAll,
  mayPost,
  seesHistory,
} from "./checks.ts";
import type { DiagnosisFacts } from "./facts.ts";
import type { Question } from "./questions.ts";

const checksOf: Readonly<Record<Question, readonly Check[]>> = {
  post: [accountIsActive, isNotArchived, isMember, mayPost, hasLicence],
  see: [accountIsActive, isMember, isNotHidden, seesHistory, isKept, hasLicence],
  find: [accountIsActive, isListed, isFindable, hasLicence],
  add: [accountIsActive, isNotArchived, isMember, mayAdd, mayAddExternal, hasLicence],
  mention: [accountIsActive, isNotArchived, isMember, mayPost, mayMentionAll, hasLicence],
  mentioned: [accountIsActive, isNotArchived, isMember, isMentioned],
};

/**
 * Every cause there is, what stops them first. None is guessed: what is not known is a cause of its own that says so.
 *
 * Pure: whoever asks brings the facts.
 */
export function diagnose(question: Question, facts: DiagnosisFacts): readonly Cause[] {
  const channel = channelIsThere(facts);
  // Of a channel that is not there nothing else matters.
  if (channel.some(({ certainty }) => certainty === "certain")) return channel;
  const causes = [...channel, ...checksOf[question].flatMap((check) => check(facts))];
  const rank = ({ certainty }: Cause): number => certainties.indexOf(certainty);
  return causes.toSorted((one, other) => rank(one) - rank(other));
}

const everywhere = [
  "Whether they are signed in to Zoom as this person, with a current app: sign out and in again, or try Zoom in a browser.",
  "Whether chat, or a part of it, is switched off for them or their group in Zoom’s admin portal.",
];

/** What no answer of Zoom tells, to be looked at next where nothing that is known stops them. */
const nextOf: Readonly<Record<Question, readonly string[]>> = {
  post: [
    ...everywhere,
    "Whether the channel is encrypted end to end: only Zoom’s own apps write there.",
    "Whether what they send is what fails: files, links and long messages have rules of their own.",
  ],
  see: [
    ...everywhere,
    "Whether they look at a filtered or muted view, or the messages were deleted by whoever wrote them.",
  ],
  find: [...everywhere, "Whether they search by the name it has now, and in this account."],
  add: [...everywhere, "Whether whom they add has an active Zoom user under the address they type."],
  mention: [...everywhere, "Whether they type @all at the beginning of a word."],
  mentioned: [
    ...everywhere,
    "Whether they have muted the channel, or switched off notifications in their app or on their device.",
  ],
};

/** Nothing where something stops them for sure. */
export const nextChecks = (question: Question, causes: readonly Cause[]): readonly string[] =>
  causes.some(({ certainty }) => certainty === "certain") ? [] : nextOf[question];
