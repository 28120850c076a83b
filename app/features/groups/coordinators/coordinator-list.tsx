type Coordinator = { personId: string; name: string; email: string; schools: string[] }

/** Who runs a group, for members who want to reach them. */
export function CoordinatorList({ coordinators }: { coordinators: Coordinator[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {coordinators.map(({ personId, name, email, schools }) => (
        <li key={personId}>
          {name}
          {schools.length > 0 && `, ${schools.join(", ")}`} (<a href={`mailto:${email}`}>{email}</a>)
        </li>
      ))}
    </ul>
  )
}
