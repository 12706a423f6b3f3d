import { expect, test } from "vitest";
import { canBeChannelId, readChannelIds } from "./channel-id.ts";

const hex = "2cddf3r657a648539ea98d81a64b816b";
const meeting = `web_sch_${"0123456789abcdef".repeat(2)}`;
const link = (sid: string) => `https://zoom.us/launch/chat/v2/${btoa(JSON.stringify({ sid }))}`;

test.each([
  [hex, true],
  [hex.toUpperCase(), true],
  [meeting, true],
  ["internationalization", false],
  ["release-notes-2024 archive", false],
  ["anna.gunther1@sandbox.example", false],
  ["1E+31", false],
  ["", false],
])("%j can be a channel's id: %s", (text, expected) => expect(canBeChannelId(text)).toBe(expected));

test.each<[string, readonly string[], readonly string[]]>([
  [meeting, [meeting], []],
  [`${hex}, ${meeting};\n${hex}`, [hex, meeting], []],
  [`${hex}@conference.xmpp.zoom.us`, [hex], []],
  [`${meeting}@conference.xmpp.zoom.us`, [meeting], []],
  [link(`${meeting}@conference.xmpp.zoom.us`), [meeting], []],
  [`https://channels.example/channels/${meeting}?via=account`, [meeting], []],
  [`https://zoom.us/launch/chat?channel=${hex}`, [hex], []],
  [`${hex.slice(0, 8)} General`, [], [hex.slice(0, 8), "General"]],
  [`x@${hex}`, [], [`x@${hex}`]],
  ["", [], []],
])("%j names channels whole", (text, ids, rest) => expect(readChannelIds(text)).toEqual({ ids, rest }));
