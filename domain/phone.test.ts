import fc from "fast-check";
import { expect, test } from "vitest";
import { isPhoneWanted, phoneForms, wantedPhone } from "./phone.ts";

const mobile = { code: "+49", number: "170 1234567" };
const finds = (typed: string, told = mobile): boolean => {
  const wanted = wantedPhone(typed);
  return wanted !== null && phoneForms(told).some((form) => isPhoneWanted(form, wanted));
};

test.each([
  "+49 170 1234567",
  "+49 (0)170 / 123-4567",
  "0049170 1234567",
  "0170 1234567",
  "(0170) 123 45 67",
  "170-1234567",
  "1234567",
  "4567",
  "+49 170 12",
])("a number is found as %s", (typed) => expect(finds(typed)).toBe(true));

test.each(["+44 170 1234567", "0171 1234567", "170 12", "567", "", "Mia Chen", "mia+1234@example.com", "12 3456 x"])(
  "and not as %s",
  (typed) => expect(finds(typed)).toBe(false),
);

test("a number is found that Zoom tells with its country, with a zero, or without any", () => {
  expect(finds("0170 1234567", { code: "+49", number: "0170 1234567" })).toBe(true);
  expect(finds("+491701234567", { code: "+49", number: "0170 1234567" })).toBe(true);
  expect(finds("+39 06 1234567", { code: "+39", number: "06 1234567" })).toBe(true);
  expect(finds("0049 170 1234567", { code: "", number: "+49 170 1234567" })).toBe(true);
  expect(finds("+1 555 010 0123", { code: "", number: "5550100123" })).toBe(true);
});

test("however a number is written, its digits find it", () => {
  const sign = fc.constantFrom(" ", "-", "/", ".", "");
  const digits = fc.stringMatching(/^[1-9]\d{6,9}$/);
  fc.assert(
    fc.property(digits, fc.array(sign, { minLength: 9, maxLength: 9 }), (number, signs) => {
      const spaced = [...number].map((digit, at) => `${digit}${signs[at] ?? ""}`).join("");
      for (const beginning of ["+49", "0049", "0", "", "+49 (0)"])
        expect(finds(`${beginning}${spaced}`, { code: "+49", number })).toBe(true);
    }),
  );
});
