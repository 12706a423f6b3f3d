import { randomUUID } from "node:crypto";

/** The id that stands in `x-zm-trackingid` of every answer. */
export function newTrackingId(): string {
  return `v=2.0;clid=us02;rid=WEB_${randomUUID().replaceAll("-", "")}`;
}
