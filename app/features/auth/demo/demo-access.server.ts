import { type Kysely, sql } from "kysely"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import { answerOf } from "#app/features/auth/better-auth/ask-better-auth.server.ts"
import { type Arrival, arrive } from "#app/features/auth/signing-in/arrive.server.ts"
import type { SignIn } from "#app/features/auth/signing-in/sign-in.server.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"
import type { Database } from "#db/client.ts"

export type DemoPerson = { id: string; name: string; roles: SchoolRole[]; coordinates: string[] }
type DemoSchool = { id: string; name: string; phase: string; people: DemoPerson[] }
type DemoMail = {
  id: string
  recipient: string
  subject: string
  body: string
  writtenAt: Temporal.Instant
}

/** Somebody to begin with: what makes them worth it, and for which school they then act; for none, without one. */
export type DemoSuggestion = { personId: string; schoolId?: string; name: string; who: string }

/** What only the demo may do: show its people and their mail to anybody, and let anybody be one of them. */
export type DemoAccess = {
  suggestions: readonly DemoSuggestion[]
  /** Everybody who holds a role, by school; somebody with two schools comes twice. */
  people(): Promise<DemoSchool[]>
  /** The newest mails of all, delivered or not. */
  mails(): Promise<DemoMail[]>
  /** Opens a session without a password; null when there is no such person. */
  signInAs(visitor: Visitor, who: { personId: string; schoolId?: string }): Promise<Arrival | null>
}

const MAILS_SHOWN = 100

/** `db` works with the worker's rights, because pages may not see strangers. */
export const createDemoAccess = (
  db: Kysely<Database>,
  signIn: SignIn,
  suggestions: readonly DemoSuggestion[] = [],
): DemoAccess => ({
  suggestions,
  async people() {
    const schools = await sql<DemoSchool>`
      with person_at as (
        select r.school_id, p.id, p.name, array_agg(r.role order by r.role) as roles, (
          select coalesce(array_agg(g.name order by g.name), '{}') from group_coordinator c
          join school_group g on g.id = c.group_id where c.person_id = p.id and c.ended_at is null) as coordinates
        from school_role r join person p on p.id = r.person_id
        where r.ended_at is null group by r.school_id, p.id)
      select s.id, s.name, s.phase, json_agg(json_build_object(
        'id', a.id, 'name', a.name, 'roles', a.roles, 'coordinates', a.coordinates) order by a.name) as people
      from school s join person_at a on a.school_id = s.id
      group by s.id order by s.name`.execute(db)
    return schools.rows
  },
  mails: () =>
    db
      .selectFrom("mail")
      .select(["id", "recipient", "subject", "body", "writtenAt"])
      .orderBy("id", "desc")
      .limit(MAILS_SHOWN)
      .execute(),
  async signInAs(visitor, who) {
    const { api } = signIn.auth
    if (!("openDemoSession" in api)) return null
    const { headers } = visitor
    const answer = await answerOf(api.openDemoSession({ body: who, headers, returnHeaders: true }))
    return answer.ok && answer.value.opened ? arrive(signIn, visitor, answer) : null
  },
})
