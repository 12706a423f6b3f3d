import {
  Activity,
  AtSign,
  BookUser,
  ChartPie,
  Hash,
  Layers,
  ListChecks,
  type LucideIcon,
  ScrollText,
  SmilePlus,
  Timer,
} from "lucide-react";
import { useLocation } from "react-router";
import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";

interface Place {
  readonly to: string;
  readonly label: string;
  readonly Icon: LucideIcon;
}

const places: readonly Place[] = [
  { to: "/overview", label: "Overview", Icon: ChartPie },
  { to: "/channels", label: "Channels", Icon: Hash },
  { to: "/mention-groups", label: "Mention groups", Icon: AtSign },
  { to: "/spaces", label: "Shared spaces", Icon: Layers },
  { to: "/emoji", label: "Emoji", Icon: SmilePlus },
  { to: "/retention", label: "Retention", Icon: Timer },
  { to: "/changes", label: "Changes", Icon: ListChecks },
  { to: "/audit", label: "Audit trail", Icon: ScrollText },
  { to: "/activity", label: "Activity", Icon: Activity },
  { to: "/directory-groups", label: "Directory groups", Icon: BookUser },
];

/** The console's sections. */
export function Navigation({ onChoose }: { onChoose?: () => void }) {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Sections">
      <ul className="flex flex-col gap-0.5">
        {places.map(({ to, label, Icon }) => {
          const isCurrent = pathname === to || pathname.startsWith(`${to}/`);
          return (
            <li key={to}>
              <Link
                to={to}
                aria-current={isCurrent ? "page" : undefined}
                onClick={onChoose}
                className={cx(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 pointer-coarse:h-11",
                  isCurrent ? "bg-press font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                <Icon size={16} aria-hidden="true" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
