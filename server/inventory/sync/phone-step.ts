// The phone numbers of people, which no list of the account tells: one short answer for each person.
import * as v from "valibot";
import { call } from "../../../contract/call.ts";
import { getUser } from "../../../contract/endpoints.gen.ts";
import { type Phone, writePhones } from "../store/phones.ts";
import { withoutPeople } from "./gone-by.ts";
import { anyStep, DAY_MS } from "./step.ts";

const text = v.nullish(v.string(), "");
const Numbers = v.pipe(
  v.object({
    phone_number: text,
    phone_numbers: v.nullish(v.array(v.object({ code: text, number: text, label: text })), []),
  }),
  v.transform(({ phone_number, phone_numbers }): readonly Phone[] =>
    // The one by itself is Zoom's older way, and stands among the others where there are any.
    phone_numbers.length > 0 ? phone_numbers : [{ code: "", number: phone_number, label: "" }],
  ),
);

export const personPhonesStep = anyStep<readonly Phone[]>({
  id: "person-phones",
  rank: 9,
  againMs: 7 * DAY_MS,
  operations: ["getUser"],
  noun: "people’s phone numbers",
  read: (userId, ask) => ask(call(getUser, { path: { userId } }), Numbers),
  write: async (orm, facts) => ({
    rowCount: facts.length,
    offCount: await writePhones(
      orm,
      facts.map(({ subject, facts: phones }) => ({ personKey: subject, phones })),
    ),
  }),
  missing: withoutPeople("person-phones"),
});
