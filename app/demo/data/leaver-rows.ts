import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { at, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"

const SCHOOL = "market-street"

/** Two who worked at a school until lately: of one the name has been taken out, of the other nobody has thought yet. */
export function addLeavers(rows: DemoRows, today: Temporal.PlainDate): void {
  const joinedAt = at(weekdayUpTo(today.subtract({ years: 2 })), "09:00")
  const forgotten = { key: "forgotten", name: "A former colleague", daysAgo: 120 }
  const remembered = { key: "remembered", name: "Duncan Ferris", daysAgo: 40 }
  const schoolId = schoolNamed(SCHOOL).id
  for (const { key, name, daysAgo } of [forgotten, remembered]) {
    const endedAt = at(weekdayUpTo(today.subtract({ days: daysAgo })), "16:00")
    const id = demoId(`person ${key}`, joinedAt)
    const isForgotten = key === forgotten.key
    const leftAt = isForgotten ? at(weekdayUpTo(today.subtract({ days: daysAgo - 3 })), "10:20") : null
    rows.person.push({
      ...{ id, name, email: isForgotten ? `left-${id}@left.invalid` : `duncan.ferris@${SCHOOL}.example` },
      ...{ emailVerified: !isForgotten, createdAt: joinedAt, updatedAt: leftAt ?? joinedAt, leftAt },
    })
    rows.schoolRole.push({
      ...{ id: demoId(`role ${key}`, joinedAt), personId: id, schoolId, role: "staff" },
      ...{ grantedAt: joinedAt, endedAt },
    })
    if (leftAt)
      recordDemoEvent(rows, {
        ...{ act: "forget-person", subject: { kind: "person", id }, at: leftAt },
        ...{ by: holderOf("head", SCHOOL), schoolId },
      })
  }
  const [help] = rows.booking.filter((row) => row.schoolId === schoolId && row.state === "delivered")
  if (help) help.askedBy = demoId(`person ${forgotten.key}`, joinedAt)
}
