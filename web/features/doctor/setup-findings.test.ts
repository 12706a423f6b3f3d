import { expect, test } from "vitest";
import type { SetupTest } from "../../../domain/doctor/setup.ts";
import { testedText } from "./setup-findings.ts";

const found = (id: SetupTest["id"], is: SetupTest["is"]): SetupTest => ({ id, is, sentence: "", steps: [] });

test("what could not be tested is named, and nothing is said to be right by it", () => {
  const ids = ["client", "redirect", "account", "account_scopes"] as const;
  const [works, unknown] = (["works", "unknown"] as const).map((is) => ids.map((id) => found(id, is)));
  expect(testedText(works ?? [])).toBe("Tested: nothing is wrong.");
  expect(testedText(unknown ?? [])).toBe(
    "Nothing could be tested. Not tested: The app people sign in with; The app of the account. Each step below says why.",
  );
  expect(testedText([found("client", "works"), found("account", "unknown")])).toBe(
    "Tested: nothing is wrong as far as could be tested. Not tested: The app of the account. Each step below says why.",
  );
  expect(testedText([found("client", "wrong"), found("account", "unknown")])).toMatch(
    /^Tested: one thing is wrong\. Not tested: The app of the account/,
  );
});
