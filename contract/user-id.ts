/**
 * What stands for a user id where ids are compared or looked up: several of Zoom's answers give them in lower case
 * (invitations, activity logs, designated members, pins, mention groups, changes of a space's people), and every
 * operation takes them so. Member ids are told apart by case and are no business of this.
 */
export const userIdKey = (id: string): string => id.toLowerCase();

/** Whether two ids are one user's. No id, as people of other accounts have none, is nobody's. */
export const isSameUserId = (one: string, other: string): boolean => one !== "" && userIdKey(one) === userIdKey(other);
