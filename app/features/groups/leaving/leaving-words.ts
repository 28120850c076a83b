import { inWords } from "#app/features/groups/people/role-names.ts"

type Leaving = { coordinators: { name: string }[]; lastSchool: boolean }

/** What leaving a group does, and to whom, one sentence each. */
export const leavingConsequences = (
  school: string,
  group: string,
  { coordinators, lastSchool }: Leaving,
): string[] => [
  `${school} no longer sees the pools, schools and people of ${group}, and they no longer see yours.`,
  "What you have bought together, and every invoice, stays on record. What is still owed stays owed.",
  ...(coordinators.length > 0
    ? [
        `${inWords(coordinators.map(({ name }) => name))} no longer ${coordinators.length === 1 ? "coordinates" : "coordinate"} the group.`,
      ]
    : []),
  lastSchool
    ? `${school} is the last school, so ${group} ends with it.`
    : "The group's coordinators get a letter. To come back, your school asks to join again.",
]
