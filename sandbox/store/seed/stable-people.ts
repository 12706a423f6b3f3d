import type { Roles } from "../roles.ts";
import { ADMIN_ROLE, MEMBER_ROLE, OWNER_ROLE } from "../roles.ts";

/** A person whose address and part in the company do not depend on the seed. */
export interface StablePerson {
  readonly localPart: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly department: string;
  readonly jobTitle: string;
  readonly city: string;
  readonly roleId: (roles: Roles) => string;
}

export const stablePeople: readonly StablePerson[] = [
  {
    localPart: "owner",
    firstName: "Margarethe",
    lastName: "Lindqvist",
    department: "IT",
    jobTitle: "Chief Information Officer",
    city: "London",
    roleId: () => OWNER_ROLE,
  },
  {
    localPart: "admin",
    firstName: "Daniel",
    lastName: "Achebe",
    department: "IT",
    jobTitle: "Collaboration Administrator",
    city: "London",
    roleId: () => ADMIN_ROLE,
  },
  {
    localPart: "channel-admin",
    firstName: "Rosa",
    lastName: "Villanueva",
    department: "IT",
    jobTitle: "Channel Manager",
    city: "Mexico City",
    roleId: (roles) => roles.channelManagerId,
  },
  {
    localPart: "channel-viewer",
    firstName: "Tomasz",
    lastName: "Wierzbicki",
    department: "Legal",
    jobTitle: "Compliance Auditor",
    city: "Warsaw",
    roleId: (roles) => roles.channelAuditorId,
  },
  {
    localPart: "lead",
    firstName: "Aiko",
    lastName: "Marchetti",
    department: "Engineering",
    jobTitle: "Engineering Manager",
    city: "Berlin",
    roleId: () => MEMBER_ROLE,
  },
  {
    localPart: "helpdesk",
    firstName: "Priscilla",
    lastName: "Nakamura-Jones",
    department: "IT",
    jobTitle: "Help Desk Analyst",
    city: "Chicago",
    roleId: () => MEMBER_ROLE,
  },
  {
    localPart: "member",
    firstName: "Yannick",
    lastName: "Obasanjo",
    department: "Engineering",
    jobTitle: "Software Engineer",
    city: "Berlin",
    roleId: () => MEMBER_ROLE,
  },
  {
    localPart: "archive",
    firstName: "Records",
    lastName: "Archive",
    department: "Legal",
    jobTitle: "Records account",
    city: "London",
    roleId: () => MEMBER_ROLE,
  },
  {
    localPart: "coordinator",
    firstName: "Ifeoma",
    lastName: "Bergström",
    department: "Facilities",
    jobTitle: "Office Coordinator",
    city: "Rotterdam",
    roleId: (roles) => roles.officeCoordinatorId,
  },
];
