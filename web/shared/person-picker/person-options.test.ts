import { expect, test } from "vitest";
import { personOptions } from "./person-options.ts";

const person = (id: string, name: string, rest = {}) => ({
  id,
  name,
  email: `${id}@x.co`,
  department: "Sales",
  jobTitle: "Account manager",
  isDeactivated: false,
  ...rest,
});

test("namesakes show their title and department, the deactivated and members are marked", () => {
  const people = [
    person("a", "Anna Günther"),
    person("b", "anna gunther", { department: "Legal", jobTitle: "", isDeactivated: true }),
    person("c", "Ben Okafor"),
  ];
  const refusalOf = ({ id }: { id: string }) => (id === "c" ? "Already a member" : undefined);
  expect(personOptions(people, 3, { refusalOf })).toEqual([
    { id: "a", label: "Anna Günther", detail: "Account manager, Sales · a@x.co", mark: undefined, isDisabled: false },
    { id: "b", label: "anna gunther", detail: "Legal · b@x.co", mark: "Deactivated", isDisabled: false },
    { id: "c", label: "Ben Okafor", detail: "c@x.co", mark: "Already a member", isDisabled: true },
  ]);
});

test("where only the active can be chosen, the deactivated cannot", () => {
  const people = [person("a", "Anna Günther"), person("b", "Ben Okafor", { isDeactivated: true })];
  const options = personOptions(people, 2, { isActiveOnly: true });
  expect(options.map(({ isDisabled }) => isDisabled)).toEqual([false, true]);
});

test("a namesake that is not shown yet counts", () => {
  const [first] = personOptions([person("a", "Ann Lee"), person("b", "Ann Lee")], 1);
  expect(first?.detail).toBe("Account manager, Sales · a@x.co");
});
