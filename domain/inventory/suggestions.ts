// People and channels as fields suggest them while somebody types.
import * as v from "valibot";

export const SuggestedPerson = v.object({
  userId: v.string(),
  name: v.string(),
  email: v.string(),
  department: v.string(),
  jobTitle: v.string(),
  status: v.string(),
  /** Whether the list of people has them for whoever asks; others are known by name and address alone. */
  isSeen: v.boolean(),
});
export const SuggestedPeople = v.object({ people: v.array(SuggestedPerson) });
export type SuggestedPerson = v.InferOutput<typeof SuggestedPerson>;

export const SuggestedChannel = v.object({
  id: v.string(),
  name: v.string(),
  /** Zoom's channel type. */
  type: v.number(),
  space: v.nullish(v.string(), null),
  isArchived: v.nullish(v.boolean(), null),
});
export const SuggestedChannels = v.object({ channels: v.array(SuggestedChannel) });
export type SuggestedChannel = v.InferOutput<typeof SuggestedChannel>;
