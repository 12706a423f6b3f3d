import type { Subject } from "../changes/action.ts";

/** `Sales`, or `12 channels`. */
export const subjectText = ({ count, only }: Subject, singular: string, plural = `${singular}s`): string =>
  only ?? `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;

export const channels = (subject: Subject): string => subjectText(subject, "channel");
