import { expect, test } from "vitest";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { changeTicketText } from "./ticket-text.ts";

const AT_MS = Date.UTC(2026, 1, 3, 14, 5);
const url = "https://console.example/changes/1";
const change = {
  title: "Add 2 people to Platform team",
  status: "done",
  isCalledOff: false,
  goesOnAtMs: null,
  plannedAtMs: AT_MS,
  plannedByName: "Dora Desk",
  appliedAtMs: AT_MS,
  appliedByName: "Dora Desk",
  itemCount: 2,
  counts: { done: 2 },
} as unknown as ChangeInfo;

test("a ticket is told what was changed, when, by whom and with what result, and where to read more", () => {
  expect(changeTicketText(change, url)).toBe(
    `Add 2 people to Platform team (3 Feb 2026, 14:05 UTC by Dora Desk): done.\n${url}`,
  );
});

test("what was not all done says how much was", () => {
  expect(changeTicketText({ ...change, counts: { done: 1, failed: 1 } }, url)).toContain("): done: 1 failed, 1 done.");
});

test("what was planned only, waits for its day or was called off says so", () => {
  const planned = {
    ...change,
    status: "planned",
    appliedAtMs: null,
    appliedByName: "",
    counts: { planned: 2 },
  } as const;
  expect(changeTicketText(planned, url)).toContain("(planned 3 Feb 2026, 14:05 UTC by Dora Desk): planned: 2 to do.");
  const scheduled = { ...change, status: "scheduled", goesOnAtMs: AT_MS + 86_400_000 } as const;
  expect(changeTicketText(scheduled, url)).toContain("): begins on 4 Feb 2026, 14:05 UTC.");
  expect(changeTicketText({ ...change, status: "cancelled", isCalledOff: true }, url)).toContain("): called off.");
});
