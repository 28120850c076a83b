import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { legalEntities, legalEntity } from "#app/demo/data/legal-entities.ts"
import { at } from "#app/demo/data/school-days.ts"
import {
  learningCommunity,
  notYetOnKith,
  type SchoolFacts,
  trustBeyondTown,
} from "#app/demo/data/school-facts.ts"

import { schoolPlaces } from "#app/demo/data/school-places.ts"

export type DemoSchool = SchoolFacts & { id: string }

const registeredAt = Temporal.Instant.from("2020-09-01T08:00:00Z")
const withId = (facts: SchoolFacts): DemoSchool => ({
  ...facts,
  id: demoId(`school ${facts.urn}`, registeredAt),
})

/** The seventeen that use Kith. */
export const schools = [...learningCommunity, ...trustBeyondTown].map(withId)
const otherSchools = notYetOnKith.map(withId)
const byKey = new Map([...schools, ...otherSchools].map((school) => [school.key, school]))

export const schoolNamed = (key: string): DemoSchool => {
  const school = byKey.get(key)
  if (!school) throw new Error(`The demo has no school "${key}".`)
  return school
}

export const schoolWithId = (id: string): DemoSchool => schools.find((school) => school.id === id)!

export const addressOf = (school: SchoolFacts): string[] => [school.street, school.town, "Marlshire"]

/** Sort codes that begin with 00 belong to no bank. */
export const bankAccountOf = (school: SchoolFacts) => ({
  accountName: school.entity === "county" ? school.name : legalEntity(school.entity).name,
  sortCode: school.entity === "county" ? "001042" : "001771",
  accountNumber: String(41_000_000 + (school.urn - 980_000) * 7_919),
})

/** The register of schools, and which of them are on Kith. */
export function addSchools(rows: DemoRows, startedOn: Temporal.PlainDate): void {
  rows.legalEntity.push(...legalEntities.map(({ key, ...entity }) => entity))
  rows.school.push(
    ...[...schools, ...otherSchools].map((school) => ({
      id: school.id,
      urn: school.urn,
      name: school.name,
      phase: school.phase,
      establishmentType: school.type,
      numberOnRoll: school.roll,
      localAuthority: "Marlshire",
      legalEntityId: legalEntity(school.entity).id,
      addressLines: addressOf(school),
      postcode: school.postcode,
      ...schoolPlaces[school.key]!,
      invoicePrefix: school.prefix || null,
      joinedAt: school.prefix ? at(startedOn, "09:00") : null,
    })),
  )
}
