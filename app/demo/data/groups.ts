import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { personNamed } from "#app/demo/data/people.ts"
import { at } from "#app/demo/data/school-days.ts"
import { learningCommunity, trustBeyondTown } from "#app/demo/data/school-facts.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import type { GroupKind } from "#app/features/auth/actor.ts"

type GroupFacts = {
  name: string
  kind: GroupKind
  description: string
  /** Keys of its schools; the first founded it. */
  schools: readonly string[]
  coordinators: readonly string[]
}

const keys = (schools: readonly { key: string }[]) => schools.map(({ key }) => key)
const ofTheTrust = [...learningCommunity, ...trustBeyondTown].filter(({ entity }) => entity === "weir-valley")

const facts = {
  community: {
    name: "Aldermere Learning Community",
    kind: "learning-community",
    description: "The schools of Aldermere and its villages, from nursery to sixth form.",
    schools: keys(learningCommunity),
    coordinators: ["Judith Pemberton"],
  },
  trust: {
    name: "Weir Valley Learning Trust",
    kind: "trust",
    description: "Eight academies along the Weir.",
    schools: keys(ofTheTrust),
    coordinators: ["Marcus Adeyemi"],
  },
  consortium: {
    name: "Marlshire Schools Buying Consortium",
    kind: "consortium",
    description: "Every school in Marlshire that would rather buy together.",
    schools: keys([...learningCommunity, ...trustBeyondTown]),
    coordinators: ["Dev Malhotra", "Ffion Rees"],
  },
} satisfies Record<string, GroupFacts>

export type GroupKey = keyof typeof facts

const foundedAt = Temporal.Instant.from("2021-09-01T09:00:00Z")

const groups = Object.entries(facts).map(([key, group]) => ({
  key: key as GroupKey,
  id: demoId(`group ${key}`, foundedAt),
  ...(group as GroupFacts),
}))

export const groupNamed = (key: GroupKey) => groups.find((group) => group.key === key)!

/** Two schools that came late, and one that has left, so that histories have something to tell. */
const monthsAfterFounding: Record<string, number> = { "community early-years": 5, "consortium larkfield": 9 }
const hasLeft = { group: "community", school: "pellbrook-junior", joined: 0, left: 14 } as const

/** The three groups, their schools and who coordinates them. */
export function addGroups(rows: DemoRows, startedOn: Temporal.PlainDate): void {
  for (const group of groups) {
    const { id, name, kind, description } = group
    rows.schoolGroup.push({
      ...{ id, name, kind, description, financeTwoFactorRequired: false },
      foundedBySchoolId: schoolNamed(group.schools[0]!).id,
      foundedAt: at(startedOn, "10:00"),
    })
    for (const school of group.schools)
      join(
        rows,
        group.key,
        school,
        startedOn.add({ months: monthsAfterFounding[`${group.key} ${school}`] ?? 0 }),
      )
    for (const coordinator of group.coordinators)
      rows.groupCoordinator.push({
        id: demoId(`coordinator ${group.key} ${coordinator}`, at(startedOn, "10:00")),
        groupId: id,
        personId: personNamed(coordinator).id,
        grantedAt: at(startedOn, "10:00"),
      })
  }
  const { group, school, joined, left } = hasLeft
  join(rows, group, school, startedOn.add({ months: joined }), startedOn.add({ months: left }))
}

const join = (
  rows: DemoRows,
  group: GroupKey,
  school: string,
  joinedOn: Temporal.PlainDate,
  leftOn?: Temporal.PlainDate,
) =>
  rows.groupSchool.push({
    id: demoId(`member ${group} ${school} ${joinedOn}`, at(joinedOn, "10:00")),
    groupId: groupNamed(group).id,
    schoolId: schoolNamed(school).id,
    joinedAt: at(joinedOn, "10:00"),
    leftAt: leftOn ? at(leftOn, "16:00") : null,
  })
