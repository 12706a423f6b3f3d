import { expect, test } from "vitest";
import { yesOrNo } from "./yes-or-no.ts";

test.each([
  ["German", "WAHR", "FALSCH"],
  ["French", "VRAI", "FAUX"],
  ["Spanish", "VERDADERO", "FALSO"],
  ["Italian", "VERO", "FALSO"],
  ["Portuguese", "VERDADEIRO", "FALSO"],
  ["Dutch", "WAAR", "ONWAAR"],
  ["Polish", "PRAWDA", "FAŁSZ"],
  ["Swedish", "SANT", "FALSKT"],
  ["Danish", "SAND", "FALSK"],
  ["Norwegian", "SANN", "USANN"],
  ["Finnish", "TOSI", "EPÄTOSI"],
  ["Czech", "PRAVDA", "NEPRAVDA"],
  ["Turkish", "DOĞRU", "YANLIŞ"],
  ["Hungarian", "IGAZ", "HAMIS"],
  ["Russian", "ИСТИНА", "ЛОЖЬ"],
  ["English", "TRUE", "FALSE"],
  ["small", "wahr", "falsch"],
  ["numbers", "1", "0"],
  ["answers", "Sí", "não"],
])("a truth that a spreadsheet saves in its language is read: %s", (_, yes, no) => {
  expect([yesOrNo(yes), yesOrNo(no)]).toEqual([true, false]);
  // As macOS takes letters apart.
  expect([yesOrNo(yes.normalize("NFD")), yesOrNo(no.normalize("NFD"))]).toEqual([true, false]);
});

test.each(["", "perhaps", "yesterday", "2"])("%j says neither", (text) => {
  expect(yesOrNo(text)).toBeUndefined();
});
