import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import type { Invitees } from "#app/features/groups/admissions/invitees.ts"
import type { Tx } from "#db/client.ts"

export type Invitable =
  | { schoolId: string; email: null; name: string }
  | { schoolId: null; email: string; name: string }

type Sorted = { open: Invitable[]; invitedBefore: string[] }

/** Sorts who can be invited to a group from who is invited already; or one sentence for each who cannot be. */
export async function invitable(
  tx: Tx,
  groupId: string,
  { urns, emails }: Invitees,
): Promise<Outcome<Sorted, string[]>> {
  const schools = await namedSchools(tx, groupId, urns)
  const faults = urns.flatMap((urn) => faultOf(urn, schools.get(urn)) ?? [])
  if (faults.length > 0) return refuse(faults)

  const waiting = await pendingAdmissions(tx, groupId)
  const asked = [...schools.values()].filter((school) => waiting.get(school.id) === "school")
  if (asked.length > 0)
    return refuse(asked.map(({ name }) => `${name} has asked to join: approve its request instead`))
  const everyone: Invitable[] = [
    ...[...schools.values()].map(({ id, name }) => ({ schoolId: id, email: null, name })),
    ...emails.map((email) => ({ schoolId: null, email, name: email })),
  ]
  const isInvited = (invitee: Invitable) => waiting.has(invitee.schoolId ?? invitee.email)
  return succeed({
    open: everyone.filter((invitee) => !isInvited(invitee)),
    invitedBefore: everyone.filter(isInvited).map((invitee) => invitee.name),
  })
}

type Named = { id: string; urn: number; name: string; closedOn: Temporal.PlainDate | null; member: boolean }

const faultOf = (urn: number, school: Named | undefined) => {
  if (!school) return `No school has the URN ${urn}`
  if (school.closedOn) return `${school.name} (${urn}) is closed`
  return school.member ? `${school.name} (${urn}) is in the group already` : null
}

async function namedSchools(tx: Tx, groupId: string, urns: number[]): Promise<Map<number, Named>> {
  if (urns.length === 0) return new Map()
  const rows = await tx
    .selectFrom("school")
    .select((eb) => [
      "school.id",
      "school.urn",
      "school.name",
      "school.closedOn",
      eb
        .exists(
          eb
            .selectFrom("groupSchool")
            .whereRef("groupSchool.schoolId", "=", "school.id")
            .where("groupSchool.groupId", "=", groupId)
            .where("groupSchool.leftAt", "is", null),
        )
        .$castTo<boolean>()
        .as("member"),
    ])
    .where("school.urn", "in", urns)
    .execute()
  return new Map(rows.map((row) => [row.urn, row]))
}

/** What waits for an answer, by school or address, with the side that opened it. */
async function pendingAdmissions(tx: Tx, groupId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("groupAdmission")
    .select(["schoolId", "email", "openedBySide"])
    .where("groupId", "=", groupId)
    .where("answer", "is", null)
    .execute()
  return new Map(rows.map((row) => [row.schoolId ?? row.email?.toLowerCase() ?? "", row.openedBySide]))
}
