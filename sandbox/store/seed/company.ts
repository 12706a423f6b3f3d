/** The made-up company's departments and places. */

export const COMPANY = "Brightwater Logistics";
export const DOMAIN = "sandbox.example";

export interface Department {
  readonly name: string;
  /** How the department is written in channel names. */
  readonly short: string;
  /** Share of the company, any unit. */
  readonly weight: number;
  readonly jobTitles: readonly string[];
  readonly teams: readonly string[];
}

const department = (weight: number, name: string, short: string, titles: string, teams: string): Department => ({
  weight,
  name,
  short,
  jobTitles: titles.split(", "),
  teams: teams.split(", "),
});

export const departments: readonly Department[] = [
  department(
    22,
    "Engineering",
    "eng",
    "Software Engineer, Senior Software Engineer, Staff Engineer, Engineering Manager, Site Reliability Engineer, Test Engineer",
    "payments, checkout, routing, tracking, platform, identity, mobile, data-pipelines, reliability, search, billing, developer-tools",
  ),
  department(
    6,
    "Product",
    "product",
    "Product Manager, Senior Product Manager, Product Analyst, Head of Product",
    "roadmap, discovery, pricing, onboarding, analytics, partners",
  ),
  department(
    4,
    "Design",
    "design",
    "Product Designer, Design Researcher, Content Designer, Design Lead",
    "system, research, brand, accessibility, content",
  ),
  department(
    14,
    "Operations",
    "ops",
    "Operations Coordinator, Shift Lead, Fleet Planner, Warehouse Supervisor, Customs Specialist",
    "dispatch, fleet, warehouse, customs, night-shift, returns, capacity, safety",
  ),
  department(
    14,
    "Sales",
    "sales",
    "Account Executive, Sales Engineer, Regional Sales Manager, Sales Development Representative",
    "enterprise, mid-market, renewals, inbound, forecasts, deal-desk, enablement",
  ),
  department(
    9,
    "Customer Support",
    "support",
    "Support Specialist, Senior Support Specialist, Support Team Lead, Customer Advocate",
    "tier-1, tier-2, escalations, chat-queue, quality, knowledge-base",
  ),
  department(
    6,
    "Marketing",
    "mktg",
    "Marketing Manager, Content Strategist, Campaign Specialist, Events Manager",
    "campaigns, events, web, press, social-media, newsletter",
  ),
  department(
    6,
    "Finance",
    "fin",
    "Accountant, Financial Analyst, Payroll Specialist, Controller",
    "close, payroll, procurement, treasury, audit, planning",
  ),
  department(
    5,
    "People",
    "people",
    "People Partner, Recruiter, Learning Specialist, Benefits Specialist",
    "hiring, onboarding, benefits, learning, wellbeing",
  ),
  department(
    3,
    "Legal",
    "legal",
    "Counsel, Contract Specialist, Privacy Officer, Paralegal",
    "contracts, privacy, claims, compliance",
  ),
  department(
    6,
    "IT",
    "it",
    "IT Support Engineer, Systems Administrator, Help Desk Analyst, Network Engineer",
    "help-desk, devices, networks, access, collaboration, telephony",
  ),
  department(
    3,
    "Security",
    "sec",
    "Security Engineer, Security Analyst, Threat Researcher, Security Manager",
    "response, detection, reviews, awareness",
  ),
  department(
    2,
    "Facilities",
    "facilities",
    "Facilities Manager, Receptionist, Building Technician",
    "buildings, parking, canteen, access-cards",
  ),
];

export interface Office {
  readonly city: string;
  readonly short: string;
  readonly timezone: string;
  readonly language: string;
}

const office = (city: string, short: string, timezone: string, language: string): Office => ({
  city,
  short,
  timezone,
  language,
});

export const offices: readonly Office[] = [
  office("London", "lon", "Europe/London", "en-US"),
  office("Chicago", "chi", "America/Chicago", "en-US"),
  office("Berlin", "ber", "Europe/Berlin", "de-DE"),
  office("Bengaluru", "blr", "Asia/Calcutta", "en-US"),
  office("São Paulo", "sao", "America/Sao_Paulo", "pt-PT"),
  office("Singapore", "sin", "Asia/Singapore", "en-US"),
  office("Warsaw", "waw", "Europe/Warsaw", "pl-PL"),
  office("Lisbon", "lis", "Europe/Lisbon", "pt-PT"),
  office("Toronto", "yyz", "America/Toronto", "en-US"),
  office("Nairobi", "nbo", "Africa/Nairobi", "en-US"),
  office("Osaka", "osa", "Asia/Tokyo", "jp-JP"),
  office("Rotterdam", "rtm", "Europe/Amsterdam", "en-US"),
  office("Mexico City", "mex", "America/Mexico_City", "es-ES"),
  office("Dubai", "dxb", "Asia/Dubai", "en-US"),
  office("Sydney", "syd", "Australia/Sydney", "en-US"),
  office("Lyon", "lyn", "Europe/Paris", "fr-FR"),
];

/** Companies whose people are guests in some channels. */
export const partners = [
  "northstar-bank",
  "alder-foods",
  "kestrel-retail",
  "quay-chemicals",
  "mondial-parts",
  "helios-solar",
  "tidewater-ports",
  "pinecrest-homes",
  "ravel-fashion",
  "orbit-telecom",
  "granite-steel",
  "lumen-pharma",
  "fjord-seafood",
  "atlas-freight",
].map((name) => ({ name, domain: `${name}.example` }));
