import { LogOut, Monitor, Moon, Sun, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { boolean, object } from "valibot";
import type { SessionInfo } from "../../../contract/bff.ts";
import { Menu } from "../../components/menu.tsx";
import { MenuChoice, MenuItem } from "../../components/menu-item.tsx";
import type { PressedLook } from "../../components/popup-button.tsx";
import { request } from "../../lib/api/request.ts";
import { SIGN_IN_PATH, SIGN_OUT_PATH } from "../../lib/locations.ts";
import { notify } from "../../stores/notices.ts";
import { usePreferences } from "../../stores/preferences.ts";
import type { Theme } from "../../stores/stored-preferences.ts";

const themes: readonly { readonly value: Theme; readonly label: string; readonly icon: ReactNode }[] = [
  { value: "system", label: "System theme", icon: <Monitor size={14} aria-hidden="true" /> },
  { value: "light", label: "Light theme", icon: <Sun size={14} aria-hidden="true" /> },
  { value: "dark", label: "Dark theme", icon: <Moon size={14} aria-hidden="true" /> },
];

interface PersonPanelProps {
  readonly look: PressedLook;
  readonly user: SessionInfo["user"];
  /** At the top of a narrow window instead of the foot of the side bar. */
  readonly isCompact: boolean;
  /** Asks which ticket they work on. */
  readonly onTicket: () => void;
}

/** The person's menu. */
export default function PersonPanel({ look, user, isCompact, onTicket }: PersonPanelProps) {
  const theme = usePreferences((preferences) => preferences.theme);
  const setTheme = usePreferences((preferences) => preferences.setTheme);
  return (
    <Menu {...look} align={isCompact ? "end" : "start"} side={isCompact ? "bottom" : "top"} className="w-60">
      <div role="presentation" className="mb-1 border-b border-line px-2 pt-1 pb-2">
        <div className="truncate font-medium">{user.displayName}</div>
        <div className="truncate text-xs text-muted">{user.email}</div>
        <div className="truncate text-xs text-muted">{user.roleName}</div>
      </div>
      <MenuChoice label="Theme" value={theme} options={themes} onChange={setTheme} />
      <div role="presentation" className="mt-1 border-t border-line pt-1">
        <MenuItem icon={<Ticket size={14} aria-hidden="true" />} onSelect={onTicket}>
          Work on a ticket…
        </MenuItem>
        <MenuItem icon={<LogOut size={14} aria-hidden="true" />} onSelect={() => void signOut()}>
          Sign out
        </MenuItem>
      </div>
    </Menu>
  );
}

async function signOut(): Promise<void> {
  try {
    await request({ path: SIGN_OUT_PATH, method: "POST", schema: object({ isGrantRevoked: boolean() }) });
    // A full load: nothing of the person's data stays in memory.
    window.location.assign(SIGN_IN_PATH);
  } catch {
    notify("Sign-out failed. Check your network connection and try again.", { tone: "danger" });
  }
}
