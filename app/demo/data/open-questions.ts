import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { type GroupKey, groupNamed } from "#app/demo/data/groups.ts"
import { personNamed } from "#app/demo/data/people.ts"
import { at, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"

type Admission = {
  group: GroupKey
  /** Which side opened it. */
  side: "group" | "school"
  /** Key of a school, or an e-mail address. */
  whom: string
  message: string
  by: string
  daysAgo: number
  answered?: { answer: "accepted" | "declined" | "withdrawn"; by: string; daysAgo: number }
}

const admissions: Admission[] = [
  {
    group: "community",
    side: "school",
    whom: "marsh-end",
    message:
      "Half our leavers go to Aldermere High, and we would like to plan transition and INSET days with you.",
    by: "Niamh Gallagher",
    daysAgo: 3,
  },
  {
    group: "community",
    side: "group",
    whom: "pellbrook-junior",
    message: "We would be glad to have you back. Paper, glue and books go out twice a year.",
    by: "Judith Pemberton",
    daysAgo: 5,
  },
  {
    group: "community",
    side: "group",
    whom: "tarn-edge",
    message: "You are nearest to Little Thrale and would share its minibus route and its orders.",
    by: "Judith Pemberton",
    daysAgo: 8,
  },
  {
    group: "consortium",
    side: "group",
    whom: "office@saltmarsh.example",
    message: "Seventeen schools buy together here; nurseries save most on cleaning supplies.",
    by: "Ffion Rees",
    daysAgo: 12,
  },
  {
    group: "consortium",
    side: "group",
    whom: "skelby-college",
    message: "Would you like to join our energy and paper pools?",
    by: "Ffion Rees",
    daysAgo: 2,
  },
  {
    group: "trust",
    side: "school",
    whom: "wyrebridge",
    message: "May we buy with you, although we are not an academy?",
    by: "Leroy Campbell",
    daysAgo: 40,
    answered: { answer: "declined", by: "Marcus Adeyemi", daysAgo: 36 },
  },
]

/** Somebody at a school asks somebody to take a place there. */
const roleInvitations: { school: string; email: string; role: SchoolRole; by: string; daysAgo: number }[] = [
  {
    school: "market-street",
    email: "jo.penhallow@market-street.example",
    role: "staff",
    by: "Priya Raman",
    daysAgo: 2,
  },
  {
    school: "larkfield",
    email: personNamed("Priya Raman").email,
    role: "governor",
    by: "Michael Trevelyan",
    daysAgo: 4,
  },
  {
    school: "tollhouse",
    email: "bursar@tollhouse.example",
    role: "finance",
    by: "Sunita Bhandari",
    daysAgo: 6,
  },
]

/** What waits for an answer: schools that would join a group or are asked to, and people asked into a school. */
export function addOpenQuestions(rows: DemoRows, today: Temporal.PlainDate): void {
  const ago = (days: number, time: string) => at(weekdayUpTo(today.subtract({ days })), time)
  for (const { group, side, whom, message, by, daysAgo, answered } of admissions) {
    const openedAt = ago(daysAgo, "10:20")
    const byEmail = whom.includes("@")
    rows.groupAdmission.push({
      id: demoId(`admission ${group} ${whom}`, openedAt),
      groupId: groupNamed(group).id,
      openedBySide: side,
      schoolId: byEmail ? null : schoolNamed(whom).id,
      email: byEmail ? whom : null,
      message,
      openedBy: personNamed(by).id,
      openedAt,
      expiresAt: openedAt.add({ hours: 30 * 24 }),
      answeredBy: answered ? personNamed(answered.by).id : null,
      answeredAt: answered ? ago(answered.daysAgo, "14:05") : null,
      answer: answered?.answer ?? null,
    })
  }
  for (const { school, email, role, by, daysAgo } of roleInvitations) {
    const invitedAt = ago(daysAgo, "15:40")
    rows.roleInvitation.push({
      id: demoId(`role invitation ${school} ${email}`, invitedAt),
      schoolId: schoolNamed(school).id,
      email,
      role,
      invitedBy: personNamed(by).id,
      invitedAt,
      expiresAt: invitedAt.add({ hours: 14 * 24 }),
    })
  }
}
