import type { EntryView } from "#app/features/staffing/calendar/lay-out-days.ts"

const standings: Record<EntryView["standing"], string> = {
  asked: "Not confirmed",
  firm: "",
  cancelled: "Cancelled",
}

/** What stands in one place of a calendar. */
export function EntryList({ entries }: { entries: EntryView[] }) {
  if (entries.length === 0) return null
  return (
    <ul className="kith-calendar__entries">
      {entries.map(({ uid, kind, standing, title, hours, href }) => (
        <li
          key={uid}
          className={`kith-calendar__entry kith-calendar__entry--${standing === "cancelled" ? standing : kind}`}
        >
          {href ? <a href={href}>{title}</a> : title}
          {(hours || standings[standing]) && (
            <span className="kith-calendar__hours">
              {[hours, standings[standing]].filter(Boolean).join(" · ")}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
