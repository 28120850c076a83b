import { readNameCursor } from "#app/core/cursor.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { isUrn, searchWords } from "#app/features/groups/register/search-words.ts"
import { type LeaderName, leadersOf } from "#app/features/groups/schools/claim-school.server.ts"
import { schoolInWords } from "#app/features/groups/schools/school-in-words.ts"
import { phaseLabel } from "#app/features/groups/schools/school-phases.ts"
import { findSchools, schoolByUrn } from "#app/features/groups/schools/school-queries.server.ts"
import type { Tx } from "#db/client.ts"

export type ChosenSchool = {
  urn: number
  name: string
  about: string
  /** What the viewer can do about it. */
  stands: "free" | "taken" | "mine" | "closed"
  leaders: LeaderName[]
}

/** The school that somebody has picked, and whether the place is theirs to take. */
export async function chosenSchool(tx: Tx, actor: Actor, urn: string | null): Promise<ChosenSchool | null> {
  const school = urn && isUrn(urn) ? await schoolByUrn(tx, Number(urn)) : null
  if (!school) return null
  const mine = actor.places.some((place) => place.id === school.id)
  const stands = mine ? "mine" : school.closedOn ? "closed" : school.joinedAt ? "taken" : "free"
  const leaders = stands === "taken" ? await leadersOf(tx, school.id) : []
  return { urn: school.urn, name: school.name, about: schoolInWords(school), stands, leaders }
}

/** Schools that fit what was typed, each with the address that picks it. */
export async function foundSchools(tx: Tx, typed: string | null, after: string | null) {
  const words = typed ? searchWords(typed) : null
  if (!words) return null
  const { schools, next } = await findSchools(tx, words, readNameCursor(after))
  const search = new URLSearchParams({ q: typed ?? "" })
  return {
    typed: typed ?? "",
    next: next && `/schools/join?${search}&after=${next}`,
    schools: schools.map((school) => ({
      ...{ urn: school.urn, name: school.name, phase: phaseLabel(school.phase) },
      numberOnRoll: school.numberOnRoll?.toLocaleString("en-GB") ?? "Not known",
      ...{ localAuthority: school.localAuthority, postcode: school.postcode ?? "Not known" },
      href: `/schools/join?urn=${school.urn}`,
    })),
  }
}
