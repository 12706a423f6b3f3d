import type { Role } from "../store/roles.ts";
import type { Store } from "../store/store.ts";
import { operationError } from "./errors.ts";
import type { Handler } from "./operation.ts";

export const rolesHandlers = {
  listRoles: ({ store }) => ({
    status: 200,
    body: { roles: store.roles.all.map((role) => roleView(store, role)), total_records: store.roles.all.length },
  }),

  getRoleInformation: ({ operation, params, store }) => {
    const { roleId = "" } = params;
    const role = store.roles.find(roleId);
    if (!role) throw operationError(operation.id, 1030, { values: { roleId } });
    return { status: 200, body: { ...roleView(store, role), privileges: [...role.privileges] } };
  },
} satisfies Record<string, Handler>;

const roleView = (store: Store, { id, name, description }: Role) => ({
  id,
  name,
  description,
  type: "common" as const,
  total_members: store.people.countWithRole(id),
});
