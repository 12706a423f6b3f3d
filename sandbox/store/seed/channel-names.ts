import type { Random } from "../random.ts";
import { type Department, type Office, offices } from "./company.ts";

const words = (text: string): readonly string[] => text.split(" ");

const codenames = words(
  "atlas bluebird cobalt dynamo ember falcon granite horizon indigo juniper kelvin lantern meridian nimbus osprey pelican quartz redwood saffron tundra umbra voyager willow xenon yonder zephyr aurora basalt cascade drift equinox flint glacier harrier ivory jasper kestrel lagoon magnolia nectar obsidian prairie quill ripple sequoia talon upland vesper wren yarrow",
);
const projectParts = words("core rollout design qa launch leads migration pilot metrics docs vendors risks");
const faults = words(
  "latency outage data-loss login-failures queue-backlog disk-full certificate timeout duplicate-orders stale-cache dns webhooks",
);
const pastimes = words(
  "cycling running book-club plants board-games photography gardening cooking chess pets parents music-makers hiking football cinema knitting climbing languages volunteering baking sailing crosswords retro-gaming astronomy",
);
const customerFirst = words(
  "blue silver north green summit cedar harbor valley royal prime swift clear bright stone river oak maple delta vista union",
);
const customerSecond = words(
  "grocers motors textiles labs energy foods furniture optics logistics pharma dairy paper outfitters electric water tools travel media",
);
const customerTopics = words("onboarding support renewal pilot integration weekly rollout");
const rhythms = ["Daily", "Weekly", "Fortnightly", "Monthly"];
const gatherings = ["sync", "review", "planning", "retro", "stand-up"];
const regions = words("emea apac latam north-america nordics dach iberia benelux gulf oceania");

export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const readable = (slug: string): string => capitalize(slug.replaceAll("-", " "));

export function teamName(random: Random, { short, name, teams }: Department): string {
  const team = random.pick(teams);
  switch (random.below(6)) {
    case 0:
      return `${short}-${team}`;
    case 1:
      return `${short}-${team}-${random.pick(["leads", "help", "oncall", "social", "reviews", "stand-up"])}`;
    case 2:
      return `${short}-${team}-${random.pick(offices).short}`;
    case 3:
      return `${name}: ${readable(team)} ${random.pick(offices).city}`;
    case 4:
      return `${short}-${random.pick(regions)}-${team}`;
    default:
      return `${readable(team)} team ${random.pick(offices).city}`;
  }
}

export function projectName(random: Random): string {
  const code = random.pick(codenames);
  const part = random.pick(projectParts);
  switch (random.below(4)) {
    case 0:
      return `Project ${capitalize(code)}`;
    case 1:
      return `proj-${code}-${random.pick(codenames)}`;
    case 2:
      return `${capitalize(code)} ${part} ${random.pick(offices).city}`;
    default:
      return `proj-${code}-${part}`;
  }
}

export function officeName(random: Random, { city, short }: Office, department: Department): string {
  switch (random.below(4)) {
    case 0:
      return `${city} office`;
    case 1:
      return `${city} ${department.name.toLowerCase()}`;
    case 2:
      return `${short}-${random.pick(["announcements", "visitors", "commute", "canteen", "lost-and-found", "building"])}`;
    default:
      return `${short}-${department.short}-${random.pick(["news", "desk-moves", "rota", "welcome"])}`;
  }
}

export const incidentName = (random: Random, department: Department): string =>
  `inc-${10_000 + random.below(80_000)}-${random.pick(department.teams)}-${random.pick(faults)}`;

export function socialName(random: Random): string {
  const pastime = random.pick(pastimes);
  switch (random.below(4)) {
    case 0:
      return pastime;
    case 1:
      return `${pastime}-${random.pick(regions)}`;
    case 2:
      return `${capitalize(pastime.replaceAll("-", " "))} ${random.pick(offices).city}`;
    default:
      return `${random.pick(offices).short}-${pastime}-${random.pick(["beginners", "weekend", "lunch", "swap", "pictures"])}`;
  }
}

export function customerName(random: Random, partner: string | null): string {
  const customer = partner ?? `${random.pick(customerFirst)}-${random.pick(customerSecond)}`;
  const topic = random.pick(customerTopics);
  switch (random.below(4)) {
    case 0:
      return `cust-${customer}`;
    case 1:
      return `ext-${customer}-${topic}`;
    case 2:
      return `cust-${customer}-${topic}-${random.pick(offices).short}`;
    default:
      return `${readable(customer)} ${topic} ${random.pick(regions)}`;
  }
}

export const meetingName = (random: Random, department: Department): string =>
  `${random.pick(rhythms)} ${readable(random.pick(department.teams)).toLowerCase()} ${random.pick(gatherings)} ${random.pick(offices).city}`;
