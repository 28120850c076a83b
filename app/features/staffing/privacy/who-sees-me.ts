import type { Actor, SchoolRole } from "#app/features/auth/actor.ts"
import { roleNames } from "#app/features/auth/role-names.ts"

/** Somebody who sees the person's name, address and roles; `group` is what they share, null: a school. */
export type Seer = {
  personId: string
  name: string
  school: string | null
  group: string | null
  roles: (SchoolRole | "coordinator")[]
}

/** What is offered of a person, where it is shown, and to whom its hours are promised. */
export type OfferedAs = { title: string; school: string; groups: string[]; bookedBy: string[] }

export type Sight = {
  me: Pick<Actor, "places" | "coordinates">
  seers: readonly Seer[]
  offered: readonly OfferedAs[]
  /** Schools in whose record the person's acts stand. */
  actedFor: readonly string[]
  /** Whether a calendar's address stands. */
  hasCalendar: boolean
  /** Of the schools that offer the person: those whose invoices name people. */
  namedOnInvoicesOf: readonly string[]
}

/** People who see something, under what they have in common with the person. */
export type Circle = { through: string; people: number; schools: { name: string; people: string[] }[] }

export type Seen = { what: string; circles: Circle[]; others: string[] }

const NOBODY = "Nobody but you"

/** Who sees what of a person, from the same facts as the rules that let them. */
export function whoSeesMe(sight: Sight): Seen[] {
  const { me, offered, actedFor, namedOnInvoicesOf } = sight
  const leads = me.places.filter(({ roles }) =>
    roles.some((role) => role === "head" || role === "business-manager"),
  )
  const seen: Seen[] = [
    { what: "Your name, your email address and your roles", circles: circlesOf(sight.seers), others: [] },
    ...leads.map(({ name, roles }) => ({
      what: `Your name as ${roleNames(roles).toLowerCase()} of ${name}`,
      circles: [],
      others: ["Everybody who is signed in to Kith, so that newcomers of the school know whom to ask"],
    })),
    ...me.coordinates.map(({ name }) => ({
      what: `Your name and address as coordinator of ${name}`,
      circles: [],
      others: [`Schools of ${name}, and those that ask to join it or are invited`],
    })),
    ...offered.map(({ title, school, groups, bookedBy }) => ({
      what: `What is offered of you: ${title}`,
      circles: [],
      others: [
        `${school}, who decides what it says`,
        ...groups.map(
          (group) => `Schools of ${group}, with the hours at which you are taken, and not by whom`,
        ),
        ...bookedBy.map((name) => `${name}, with the hours that it has booked`),
      ],
    })),
    {
      what: "What you did on Kith",
      circles: [],
      others:
        actedFor.length > 0
          ? actedFor.map((name) => `${name}, and coordinators of a group that it concerns`)
          : [NOBODY],
    },
  ]
  if (offered.length > 0)
    seen.push({
      what: "Your name on invoices for your time",
      circles: [],
      others:
        namedOnInvoicesOf.length > 0
          ? namedOnInvoicesOf.map((name) => `Schools that ${name} invoices: it has chosen to name people`)
          : ["Nobody: they say the role and the days"],
    })
  return [
    ...seen,
    {
      what: "Where you are signed in, your letters and your saved searches",
      circles: [],
      others: [NOBODY],
    },
    {
      what: "Your calendar",
      circles: [],
      others: [sight.hasCalendar ? "You, and whoever has its address" : NOBODY],
    },
  ]
}

function circlesOf(seers: readonly Seer[]): Circle[] {
  const through = Map.groupBy(seers, ({ group, school }) => group ?? school ?? "")
  const own = (name: string) => seers.some(({ group, school }) => group === null && school === name)
  return [...through]
    .sort(([a], [b]) => Number(own(b)) - Number(own(a)) || a.localeCompare(b, "en-GB"))
    .map(([name, people]) => ({
      through: own(name) ? `People of ${name}` : `Schools and coordinators of ${name}`,
      people: new Set(people.map(({ personId }) => personId)).size,
      schools: [...Map.groupBy(people, ({ school }) => school ?? "Coordinators")]
        .sort(([a], [b]) => a.localeCompare(b, "en-GB"))
        .map(([school, there]) => ({ name: school, people: there.map(inWords).sort() })),
    }))
}

const inWords = ({ name, roles }: Seer) => {
  const held = roles.filter((role) => role !== "coordinator")
  return `${name}, ${held.length > 0 ? roleNames(held).toLowerCase() : "coordinator"}`
}
