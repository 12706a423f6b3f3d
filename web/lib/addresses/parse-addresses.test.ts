import { assert, constantFrom, array as manyOf, property, string, tuple, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddresses } from "./parse-addresses.ts";

const greta = "greta.kruger@sandbox.example";
const daeun = "daeun.jang@sandbox.example";

describe("what people paste", () => {
  test.each([
    ["nothing", "", [], [], 0],
    ["an address", "a@b.co", ["a@b.co"], [], 0],
    ["a bracket that never closes", "((a@b.co]).", [], ["( a@b.co )."], 0],
    ["one twice", "A@B.co\na@b.co", ["a@b.co"], [], 1],
    [
      "every separator",
      "a@b.co, c@d.co; e@f.co\tg@h.co i@j.co | k@l.co",
      ["a@b.co", "c@d.co", "e@f.co", "g@h.co", "i@j.co", "k@l.co"],
      [],
      0,
    ],
    ["names", "Ada Marsh <ada@b.co>, Ben <ben@c.de>", ["ada@b.co", "ben@c.de"], [], 0],
    ["names with commas", `Kruger, Greta <${greta}>; Jang, Daeun <${daeun}>`, [greta, daeun], [], 0],
    ["names with commas, parted by commas", `Kruger, Greta <${greta}>, Jang, Daeun <${daeun}>`, [greta, daeun], [], 0],
    ["quoted names", '"Marsh; Ada" <ada@b.co>; "Ben" <ben@c.de>', ["ada@b.co", "ben@c.de"], [], 0],
    ["typographic quotes", "„Marsh, Ada“ <ada@b.co>, «Ben» <ben@c.de>", ["ada@b.co", "ben@c.de"], [], 0],
    ["an address as the name", `'${greta}' <${greta}>, "${daeun}" <${daeun}>`, [greta, daeun], [], 0],
    ["a quoted old address as the name", '"greta@old.co" <greta@new.co>', ["greta@new.co"], [], 0],
    ["an address in quotes or brackets", '"ada@b.co", (ben@c.de).', ["ada@b.co", "ben@c.de"], [], 0],
    ["several in quotes", '"ada@b.co, ben@c.de"', ["ada@b.co", "ben@c.de"], [], 0],
    ["links", `${greta} <mailto:${greta}>, <mailto:${daeun}?subject=Hi>`, [greta, daeun], [], 0],
    ["links in Markdown", `[${greta}](mailto:${greta})`, [greta], [], 0],
    ["links in square brackets", `Kruger, Greta [mailto:${greta}]`, [greta], [], 0],
    ["labels", `E-mail: ${greta}; SMTP:${daeun}`, [greta, daeun], [], 0],
    ["a named group", "Team: ada@b.co, Ben <ben@c.de>;", ["ada@b.co", "ben@c.de"], [], 0],
    ["remarks", "ada@b.co (London), Ben (from Monday) <ben@c.de>", ["ada@b.co", "ben@c.de"], [], 0],
    ["bare beside angled", "Ada <ada@b.co> ben@c.de <cem@d.eu>", ["ada@b.co", "ben@c.de", "cem@d.eu"], [], 0],
    ["lists and quotations", "1. ada@b.co\n• ben@c.de\n> cem@d.eu", ["ada@b.co", "ben@c.de", "cem@d.eu"], [], 0],
    ["names encoded for mail", "=?utf-8?Q?J=C3=BCrgen?= <ju@b.co>", ["ju@b.co"], [], 0],
    ["an apostrophe", "o'brien@b.co", ["o'brien@b.co"], [], 0],
    ["letters beyond ASCII", "jürgen@münchen.example", ["jürgen@münchen.example"], [], 0],
  ])("%s", (_, text, valid, invalid, duplicateCount) => {
    expect(parseAddresses(text)).toEqual({ valid, invalid, duplicateCount });
  });

  test.each([
    ["zero width", `\uFEFFgreta.kruger\u200B@sandbox\u2060.example`],
    ["soft hyphens", "greta.kru\u00ADger@sandbox.example"],
    ["marks of direction", `\u202A${greta}\u202C\u200E`],
    ["no-break blanks", `Kruger,\u00A0Greta\u202F<${greta}>\u00A0`],
    ["full width", "ｇｒｅｔａ．ｋｒｕｇｅｒ＠ｓａｎｄｂｏｘ．ｅｘａｍｐｌｅ；"],
    ["controls", `\u0000${greta}\u001F`],
  ])("signs nobody sees: %s", (_, text) => {
    expect(parseAddresses(text)).toEqual({ valid: [greta], invalid: [], duplicateCount: 0 });
  });

  test.each(["，", "；", "、", "،", "؛", "\u2028", "\u0085", "\u3000"])("parted by %j", (separator) => {
    expect(parseAddresses(`${greta}${separator}${daeun}`).valid).toEqual([greta, daeun]);
  });
});

describe("rows of a sheet", () => {
  test("the cells with an address count", () => {
    const text = `Kruger, Greta\t${greta}\tSales\t+49 30 1\nJang\t${daeun}; x@y.co\t\t`;
    expect(parseAddresses(text)).toEqual({ valid: [greta, daeun, "x@y.co"], invalid: [], duplicateCount: 0 });
  });

  test.each([
    ["tabs", `Name\tE-mail\tManager\nGreta\t${greta}\tboss@b.co\nJang\t\tboss@b.co\n"Two\nlines"\t${daeun}\t`],
    ["commas", `Name,Email Address,Manager\nGreta,${greta},boss@b.co\nJang,,boss@b.co\n"Two\nlines",${daeun},`],
    ["semicolons", `Name;user_email;Manager\nGreta;${greta};boss@b.co\nJang;;boss@b.co\n"Two\nlines";${daeun};`],
  ])("under a header the mail column counts: %s", (_, text) => {
    expect(parseAddresses(text)).toEqual({ valid: [greta, daeun], invalid: ["Jang"], duplicateCount: 0 });
  });

  test.each([
    ["commas", `${greta},Greta,Sales`, [greta], []],
    ["semicolons, in any column", `Greta;${greta};Sales`, [greta], []],
    ["names with commas", `"Kruger, Greta",${greta},Sales\n"Jang, Daeun",${daeun},Sales`, [greta, daeun], []],
    ["blanks behind the commas", `${greta}, Greta, Sales\n${daeun}, Daeun, Sales`, [greta, daeun], []],
    ["tabs", `${greta}\tGreta\tSales`, [greta], []],
    ["rows of other lengths", `${greta},Greta,Sales\n${daeun},Daeun\nx@y.co`, [greta, daeun, "x@y.co"], []],
    ["a row without an address", `${greta},Greta,Sales\n,Daeun,Sales\nx@y.co,Cem,`, [greta, "x@y.co"], ["Daeun Sales"]],
    ["an impossible address", `${greta},Greta,Sales\na..b@x.y,Daeun,Sales`, [greta], ["a..b@x.y"]],
    ["a list is no row", `${greta}, Ben Okafor`, [greta], ["Ben Okafor"]],
  ])("without a header, what stands beside an address is not reported: %s", (_, text, valid, invalid) => {
    expect(parseAddresses(text)).toEqual({ valid, invalid, duplicateCount: 0 });
  });

  test.each([
    ["lines that are no rows", `Name\tEmail\nGreta\t${greta}\n${daeun}\nx@y.co`, [greta, daeun, "x@y.co"], []],
    [
      "a second table with other columns",
      `Name,Email\nGreta,${greta}\nNo,Name,Email\n1,Daeun,${daeun}\n2,Rosa,`,
      [greta, daeun],
      ["2 Rosa"],
    ],
    ["the manager's column first", `Name\tManager email\tEmail\nGreta\tboss@b.co\t${greta}`, [greta], []],
    ["a prefixed column beside the manager's", `Manager email,Work email\nboss@b.co,${greta}`, [greta], []],
    ["Mail", `Name;Mail;Manager email\nGreta;${greta};boss@b.co`, [greta], []],
    ["Email (work)", `Name,Email (work),Manager email\nGreta,${greta},boss@b.co`, [greta], []],
    ["Email Address (Primary)", `Manager email,Email Address (Primary)\nboss@b.co,${greta}`, [greta], []],
    ["a name with an unquoted comma", `Name,Email,Manager email\nQuist, Zoe,${greta},boss@b.co`, [greta], []],
    ["a name with a comma and no address", "Name,Email\nQuist, Zoe,", [], ["Quist  Zoe"]],
  ])("under a header: %s", (_, text, valid, invalid) => {
    expect(parseAddresses(text)).toEqual({ valid, invalid, duplicateCount: 0 });
  });

  test.each([`Email, ${greta}, ${daeun}`, `Email;${greta}\n${daeun}`])(
    "a first line with addresses is no header: %j",
    (text) => {
      expect(parseAddresses(text).valid).toEqual([greta, daeun]);
    },
  );

  test("a column with its header", () => {
    expect(parseAddresses(`E-Mail\n${greta}\n${daeun}`)).toEqual({
      valid: [greta, daeun],
      invalid: [],
      duplicateCount: 0,
    });
  });
});

describe("what cannot be read is reported and left out", () => {
  test.each([
    ["impossible addresses", "a..b@x.y, .a@x.y; a@-x.y\na@x..y", ["a..b@x.y", ".a@x.y", "a@-x.y", "a@x..y"]],
    ["pieces of addresses", "a@b, @c.de, a@@b.co, helpdesk@", ["a@b", "@c.de", "a@@b.co", "helpdesk@"]],
    ["words without an address", "Ben Okafor\nfoo; bar", ["Ben Okafor", "foo", "bar"]],
    ["angle brackets without one", "Ada <not an address>", ["not an address"]],
    ["a bracket inside", "ja(ne@corp.example", ["ja(ne@corp.example"]],
    ["words behind the last one", "ok@b.co Ada Marsh", ["Ada Marsh"]],
    ["a row without an address", "Greta\tSales", ["Greta Sales"]],
  ])("%s", (_, text, invalid) => {
    const parsed = parseAddresses(`${text}\n"Open <first@b.co>, (second@b.co\n<third@b.co`);
    expect(parsed.invalid).toEqual(invalid);
    expect(parsed.valid.filter((address) => address !== "ok@b.co")).toEqual([
      "first@b.co",
      "second@b.co",
      "third@b.co",
    ]);
  });
});

const person = tuple(
  constantFrom("Greta", "Kruger, Greta", '"Kruger; Greta"', "Dr. Jürgen Groß (Berlin)", ""),
  constantFrom("", "\u200B", "\u00A0"),
);
const locals = uniqueArray(string({ unit: constantFrom(..."abcxyz019_+'-"), minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 12,
  selector: (local) => local.toLowerCase(),
}).map((some) => some.map((local) => `p${local}q@mail-1.example`));

describe("whatever is pasted", () => {
  test("everybody named is found, however they are written and parted", () => {
    const styles = constantFrom("angled", "link", "both", "bare");
    assert(
      property(
        locals,
        manyOf(tuple(person, styles), { minLength: 12, maxLength: 12 }),
        constantFrom("; ", ", ", "\n", "；", "\r\n"),
        (addresses, forms, separator) => {
          const text = addresses
            .map((address, index) => {
              const [[name, sign], style] = forms[index] ?? [["", ""], "bare"];
              if (style === "bare") return `${sign}${address}${sign}`;
              const shown = style === "both" ? address : name;
              return `${shown} <${style === "angled" ? "" : "mailto:"}${address}>${sign}`;
            })
            .join(separator);
          expect(parseAddresses(text)).toEqual({ valid: addresses, invalid: [], duplicateCount: 0 });
        },
      ),
    );
  });

  test("nothing with an @ is lost, and what was read reads the same again", () => {
    const scrap = constantFrom(
      "a@b.co",
      "C@d.co",
      "Ada",
      "@",
      "<",
      ">",
      '"',
      "(",
      ")",
      "[",
      "]",
      ",",
      ";",
      ":",
      "\\",
      " ",
      "\t",
      "\n",
      ".",
      "mailto:",
    );
    assert(
      property(
        manyOf(scrap, { maxLength: 40 }).map((scraps) => scraps.join("")),
        (text) => {
          const { valid, invalid } = parseAddresses(text);
          if (text.includes("@")) expect(valid.length + invalid.length).toBeGreaterThan(0);
          expect(parseAddresses(valid.join("\n"))).toEqual({ valid, invalid: [], duplicateCount: 0 });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("any text at all is read", () => {
    assert(property(string({ unit: "binary", maxLength: 200 }), (text) => void parseAddresses(text)));
  });

  // What took the square of its length would not end before the test's own time.
  test.each(["x", "(", "<", '"', "\\", "@", "a@", " ", ":", "(@", '"@'])("a long run of %j is read", (sign) => {
    expect(parseAddresses(sign.repeat(200_000)).valid).toEqual([]);
  });
});
