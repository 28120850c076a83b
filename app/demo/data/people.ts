import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { at } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { staffLists } from "#app/demo/data/staff-lists.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"

export type DemoPerson = { id: string; name: string; email: string }

/** They hold no place at a school: one runs the county's buying, the other's school has not joined yet. */
const withoutPlace = [
  { name: "Ffion Rees", at: "marlshire-buying" },
  { name: "Noor Siddiqui", at: "tarn-edge" },
]

const plainLetters = (name: string) =>
  name
    .replace(/^(Sir|Father|Reverend|Baroness) /, "")
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replaceAll(/[^A-Za-z -]/g, "")
    .toLowerCase()
    .replaceAll(" ", ".")

const registeredAt = Temporal.Instant.from("2021-09-01T08:00:00Z")

/** Addresses under .example reach nobody (RFC 2606). */
const person = (name: string, place: string): DemoPerson => ({
  id: demoId(`person ${name}`, registeredAt),
  name,
  email: `${plainLetters(name)}@${place}.example`,
})

const places = Object.entries(staffLists).flatMap(([school, roles]) =>
  Object.entries(roles).flatMap(([role, names]) =>
    names.map((name) => ({ name, school, role: role as SchoolRole })),
  ),
)

const byName = new Map<string, DemoPerson>()
for (const { name, school } of places) if (!byName.has(name)) byName.set(name, person(name, school))
for (const { name, at: place } of withoutPlace) byName.set(name, person(name, place))

export const personNamed = (name: string): DemoPerson => {
  const found = byName.get(name)
  if (!found) throw new Error(`The demo has no person called ${name}.`)
  return found
}

/** The first who holds this role at this school. */
export const holderOf = (role: SchoolRole, school: string): DemoPerson =>
  personNamed(staffLists[school]![role][0]!)

/** All people with a verified address, and the roles that they hold. */
export function addPeople(rows: DemoRows, startedOn: Temporal.PlainDate): void {
  const createdAt = at(startedOn, "09:00")
  for (const { id, name, email } of byName.values())
    rows.person.push({ id, name, email, emailVerified: true, createdAt, updatedAt: createdAt, leftAt: null })
  for (const { name, school, role } of places)
    rows.schoolRole.push({
      id: demoId(`role ${name} ${school} ${role}`, createdAt),
      personId: personNamed(name).id,
      schoolId: schoolNamed(school).id,
      role,
      grantedAt: createdAt,
      endedAt: null,
    })
}
