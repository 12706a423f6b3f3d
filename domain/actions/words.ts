import type { Subject } from "../changes/action.ts";

/** `Sales`, or `12 channels`. */
export const subjectText = ({ count, only }: Subject, singular: string, plural = `${singular}s`): string =>
  only ?? `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;

export const channels = (subject: Subject): string => subjectText(subject, "channel");
export const spaces = (subject: Subject): string => subjectText(subject, "space");
export const mentionGroups = (subject: Subject): string => subjectText(subject, "mention group");
export const directoryGroups = (subject: Subject): string => subjectText(subject, "directory group");
