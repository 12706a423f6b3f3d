// What a diagnosis rests on, in words and with its age.
import { addingLabels, channelTypes, externalLabels, mentionAllLabels, postingLabels } from "../channel-words.ts";
import { dayOf } from "../days.ts";
import type { DiagnosisFacts, Fact, Settings } from "./facts.ts";
import type { ToldFact } from "./info.ts";
import type { Question } from "./questions.ts";

const statuses = { active: "Active", inactive: "Deactivated", pending: "Invited", gone: "Gone from the account" };
const memberRoles = { owner: "Owner", admin: "Administrator", member: "Member" };
const NOT_TOLD = "Zoom does not say";

function told<Value>(
  name: string,
  fact: Fact<Value>,
  words: (value: Value) => string,
  thingOf: (value: Value) => string = () => "",
): readonly ToldFact[] {
  if (fact.is === "known")
    return [{ name, thing: thingOf(fact.value), value: words(fact.value), atMs: fact.atMs, from: fact.from }];
  // What was not asked for says nothing.
  return fact.why === "" ? [] : [{ name, thing: "", value: `Not known. ${fact.why}`, atMs: null, from: null }];
}

/** A line for each group. */
function toldGroups(name: string, fact: DiagnosisFacts["mentionGroups"]): readonly ToldFact[] {
  if (fact.is === "unknown" || fact.value.length === 0) return told(name, fact, () => "None");
  return fact.value.flatMap((group) =>
    told(
      name,
      fact,
      () => (group.isIn ? "In it" : "Not in it"),
      () => group.name,
    ),
  );
}

type SettingWords = readonly [name: string, words: (settings: Settings) => string | undefined];

const settingsOf: Readonly<Record<Question, readonly SettingWords[]>> = {
  post: [["Who can post", ({ posting }) => postingLabels[posting ?? 0]]],
  see: [
    [
      "Earlier messages for new members",
      ({ seesHistory }) => (seesHistory === undefined ? undefined : seesHistory ? "Shown" : "Not shown"),
    ],
  ],
  find: [],
  add: [
    ["Who can add members", ({ adding }) => addingLabels[adding ?? 0]],
    ["Who can add external people", ({ external }) => externalLabels[external ?? -1]],
  ],
  mention: [
    ["Who can post", ({ posting }) => postingLabels[posting ?? 0]],
    ["Who can use @all", ({ mentionAll }) => mentionAllLabels[mentionAll ?? 0]],
  ],
  mentioned: [],
};

/** Those that a question turns on. */
export function toldFacts(question: Question, facts: DiagnosisFacts): readonly ToldFact[] {
  const { account, settings, isArchived, membership, joinedAtMs, space, retention } = facts;
  const { mentionGroups, directoryGroups } = facts;
  return [
    ...told("Account", account, ({ status }) => statuses[status]),
    ...told("In the channel", membership, (member) => (member ? memberRoles[member.role] : "No")),
    ...told("Since", joinedAtMs, dayOf),
    ...told("Channel type", settings, (known) => (known ? (channelTypes[known.type] ?? NOT_TOLD) : "No such channel")),
    ...(settings.is === "known" && settings.value === null
      ? []
      : settingsOf[question].flatMap(([name, words]) =>
          told(name, settings, (known) => (known && words(known)) ?? NOT_TOLD),
        )),
    ...told("Archived", isArchived, (is) => (is ? "Yes" : "No")),
    ...told("Messages kept for", retention, (period) => period),
    ...told(
      "Shared space",
      space,
      (place) => (place ? (place.isIn ? "In it" : "Not in it") : "None that is known"),
      (place) => place?.name ?? "",
    ),
    ...toldGroups("Directory group", directoryGroups),
    ...toldGroups("Mention group", mentionGroups),
  ];
}
