import type { SchoolRole } from "#app/features/auth/actor.ts"
import { roleName } from "#app/features/auth/role-names.ts"

type Leader = { name: string; role: SchoolRole; email?: string }

/** Whom to ask at a school, with their addresses where the viewer may know them. */
export function LeaderList({ leaders }: { leaders: Leader[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {leaders.map(({ name, role, email }) => (
        <li key={name + role}>
          {name}, {roleName(role)}
          {email && (
            <>
              {" "}
              (<a href={`mailto:${email}`}>{email}</a>)
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
