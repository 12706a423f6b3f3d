// What somebody cannot do in a channel, in the words of whoever asks.

/** Each goes on a sentence that begins with “Why can’t they”. */
export const questions = {
  post: "post messages here",
  see: "see messages here",
  find: "find this channel",
  add: "add people here",
  mention: "use @all here",
  mentioned: "be reached by a mention group here",
} as const;

export type Question = keyof typeof questions;
export const questionIds = [
  "post",
  "see",
  "find",
  "add",
  "mention",
  "mentioned",
] as const satisfies readonly Question[];
