import {
  Activity,
  AtSign,
  BookUser,
  ChartPie,
  Database,
  FileDiff,
  Globe,
  Hash,
  KeyRound,
  Layers,
  ListChecks,
  type LucideIcon,
  ScrollText,
  SearchCheck,
  SmilePlus,
  Stethoscope,
  Timer,
  UsersRound,
} from "lucide-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Plugin } from "vite";

/** The icon of each section, by its address. */
export const placeIcons: Readonly<Record<string, LucideIcon>> = {
  "/overview": ChartPie,
  "/findings": SearchCheck,
  "/channels": Hash,
  "/people": UsersRound,
  "/external": Globe,
  "/mention-groups": AtSign,
  "/spaces": Layers,
  "/emoji": SmilePlus,
  "/retention": Timer,
  "/changes": ListChecks,
  "/audit": ScrollText,
  "/access": KeyRound,
  "/activity": Activity,
  "/directory-groups": BookUser,
  "/inventory": Database,
  "/desired": FileDiff,
  "/doctor": Stethoscope,
};

/**
 * Puts the icons of the navigation into the page itself, as symbols that `navigation.tsx` refers to: every first picture
 * has all of them, and no script has to hold what they look like.
 */
export function placeIconSymbols(): Plugin {
  return {
    name: "place-icons",
    transformIndexHtml: (html) => html.replace("<!-- place icons -->", () => `<svg hidden>${symbols()}</svg>`),
  };
}

const symbols = (): string =>
  Object.entries(placeIcons)
    .map(([to, icon]) => {
      const [, drawn = ""] = /^<svg[^>]*>(.*)<\/svg>$/.exec(renderToStaticMarkup(createElement(icon))) ?? [];
      return `<symbol id="place${to}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawn}</symbol>`;
    })
    .join("");
