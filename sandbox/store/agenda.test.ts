import { describe, expect, it } from "vitest";
import { Agenda } from "./agenda.ts";

describe("the agenda", () => {
  it("lets what is due happen in order of time, then of making", () => {
    const agenda = new Agenda();
    const happened: string[] = [];
    const note = (name: string) => (atMs: number) => void happened.push(`${name} ${atMs}`);
    agenda.at(30, note("late"));
    agenda.at(10, note("first"));
    agenda.at(10, note("second"));
    agenda.at(31, note("not yet"));
    agenda.run(30);
    expect(happened).toEqual(["first 10", "second 10", "late 30"]);
  });

  it("lets what happens make more due", () => {
    const agenda = new Agenda();
    const happened: number[] = [];
    const again = (atMs: number) => {
      happened.push(atMs);
      if (atMs < 30) agenda.at(atMs + 10, again);
    };
    agenda.at(10, again);
    agenda.run(25);
    expect(happened).toEqual([10, 20]);
    agenda.run(100);
    expect(happened).toEqual([10, 20, 30]);
  });

  it("forgets what is called off", () => {
    const agenda = new Agenda();
    const callOff = agenda.at(10, () => {
      throw new Error("called off");
    });
    callOff();
    callOff();
    expect(() => agenda.run(10)).not.toThrow();
  });
});
