import { expect, test } from "vitest";
import { findByName, readPasted } from "./paste-channels.ts";

const a = "a1".repeat(16);
const b = "B0".repeat(16);

test.each<[string, readonly string[], readonly string[]]>([
  [`${a}\n${b}`, [a, b], []],
  [`${a}, ${b} ${a}`, [a, b], []],
  [`https://zoom.us/launch/chat?channel=${a}`, [a], []],
  [`${a}@conference.xmpp.zoom.us`, [a], []],
  [`https://zoom.us/launch/chat/v2/${btoa(JSON.stringify({ sid: `${a}@conference.xmpp.zoom.us` }))}`, [a], []],
  ["Release notes\r\n\r\n General \nrelease NOTES", [], ["release NOTES", "General"]],
  [`web_sch_${b}`, [`web_sch_${b}`], []],
  ["", [], []],
])("%j names channels", (text, ids, names) => {
  expect(readPasted(text)).toEqual({ ids, names });
});

test("names are found whole, whatever their case; the others are told", () => {
  const channels = [{ name: "General" }, { name: "Generals" }, { name: "Release notes" }];
  expect(findByName(["general", "Releases"], channels)).toEqual({
    found: [{ name: "General" }],
    missing: ["Releases"],
  });
});
