import type { Subject } from "../store/reads.ts";
import { activityStep, messageDaysStep } from "./activity-step.ts";
import {
  channelGroupsStep,
  channelMembersStep,
  channelStep,
  foundChannelsStep,
  mentionGroupsStep,
  personChannelsStep,
  retentionStep,
} from "./channel-steps.ts";
import { vowels } from "./letters.ts";
import { directoryGroupsStep, emojisStep, peopleStep, publicChannelsStep, spacesStep } from "./lists.ts";
import { personPhonesStep } from "./phone-step.ts";
import { directoryGroupMembersStep, spaceStep } from "./space-steps.ts";
import type { AnyStep } from "./step.ts";

/** All that is read of Zoom, the cheapest way to know the most first. */
export const steps: readonly AnyStep[] = [
  activityStep,
  peopleStep,
  spacesStep,
  directoryGroupsStep,
  emojisStep,
  publicChannelsStep,
  personChannelsStep,
  channelMembersStep,
  spaceStep,
  directoryGroupMembersStep,
  mentionGroupsStep,
  retentionStep,
  channelGroupsStep,
  messageDaysStep,
  foundChannelsStep,
  channelStep,
  personPhonesStep,
];

export const stepById: ReadonlyMap<string, AnyStep> = new Map(steps.map((step) => [step.id, step]));

/** Those that read a list of the account, which are there from the beginning. */
const accountSteps: readonly AnyStep[] = [
  activityStep,
  peopleStep,
  spacesStep,
  directoryGroupsStep,
  emojisStep,
  publicChannelsStep,
  messageDaysStep,
];

/** What there is to read before anything is known. */
export const firstSubjects: readonly (Subject & { readonly rank: number })[] = [
  ...accountSteps.map(({ id, rank }) => ({ step: id, subject: "", rank })),
  ...vowels.map((subject) => ({ step: foundChannelsStep.id, subject, rank: foundChannelsStep.rank })),
];
