import { expect, test } from "vitest";
import { places } from "../app/layout/places.ts";
import { placeIconSymbols, placeIcons } from "./place-icons.ts";

test("every section has its icon, and no other has one", () => {
  expect(Object.keys(placeIcons).toSorted()).toEqual(places.map(({ to }) => to).toSorted());
});

test("the page holds what each icon looks like", () => {
  const { transformIndexHtml } = placeIconSymbols();
  if (typeof transformIndexHtml !== "function") throw new Error("the plugin changes the page");
  const html = String(Reflect.apply(transformIndexHtml, null, ["<body><!-- place icons --></body>"]));
  for (const { to } of places)
    expect(html).toMatch(new RegExp(`<symbol id="place${to}"[^>]*><(path|line|circle|rect|ellipse)`));
});
