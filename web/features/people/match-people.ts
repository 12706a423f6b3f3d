import type { Person } from "./people-queries.ts";

/** People whose name or address holds every word of `text`; those that begin with it come first. */
export function matchPeople(people: readonly Person[], text: string, most: number): readonly Person[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return people.slice(0, most);
  const first = words[0] ?? "";
  const beginning: Person[] = [];
  const others: Person[] = [];
  for (const person of people) {
    const name = person.name.toLowerCase();
    const email = person.email.toLowerCase();
    if (!words.every((word) => name.includes(word) || email.includes(word))) continue;
    if (name.startsWith(first) || email.startsWith(first)) beginning.push(person);
    else others.push(person);
    if (beginning.length >= most) break;
  }
  return [...beginning, ...others].slice(0, most);
}
