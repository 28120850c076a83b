import { sql } from "kysely"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  need: "answer" | "answer-award" | "take-days" | "make-week" | "read-result"
  id: string
  title: string
  employer: string
  employerSchoolId: string
  groupIds: string[]
  closesAt: Temporal.Instant
  state: string
}

/** So many of each; the list itself shows the rest. */
const MOST = 10
const NEWS_DAYS = 14

/** What waits for this person in shared posts: days to say, a week to make, and how a post ended. */
export async function postNeeds(tx: Tx, actor: Actor): Promise<Need[]> {
  const school = sql`${actor.school?.id ?? null}::uuid`
  const groups = sql`${groupIdsOf(actor)}::uuid[]`
  const { rows } = await sql<Row>`
    with unanswered as (
      select distinct found.id, found.closes_at from unnest(${groups}) in_group(id), lateral (
        select g.post_id as id, g.closes_at from shared_post_group g
        where g.group_id = in_group.id and g.state = 'open' and g.closes_at > clock_timestamp()
          and not exists (select from day_bid b where b.post_id = g.post_id and b.school_id = ${school})
        order by g.closes_at limit ${sql.lit(MOST)}) found
      order by found.closes_at limit ${sql.lit(MOST)}
    ), formed as (
      select distinct found.id from (
        select e.id from shared_post e where e.employer_school_id = ${school} and e.state in ('formed', 'running')
        union all select g.post_id from shared_post_group g
        where g.group_id = any (${actor.coordinates.map(({ id }) => id)}::uuid[]) and g.state in ('formed', 'running')) found
      where not exists (select from post_week w where w.post_id = found.id
        and w.made_at > coalesce((select max(d.answered_at) from day_waiting d where d.post_id = found.id
          and d.state = 'taken'), '-infinity')) limit ${sql.lit(MOST)}
    ), ended as (
      select c.post_id as id from day_bid b join post_clearing c on c.post_id = b.post_id
      where b.school_id = ${school} and c.cleared_at > clock_timestamp() - make_interval(days => ${sql.lit(NEWS_DAYS)})
        and not exists (select from approval a
          where a.post_id = b.post_id and a.school_id = b.school_id and a.state = 'left-out')
      limit ${sql.lit(MOST)}
    ), awarded as (
      select distinct b.post_id as id from day_bid b join post_pay y on y.post_id = b.post_id and y.day_pence > b.limit_day_pence
      join day_share d on d.post_id = b.post_id and d.school_id = b.school_id and d.half_days > 0
      where b.school_id = ${school} and not exists (select from award_answer a
        where a.post_id = b.post_id and a.school_id = b.school_id and (a.valid_from = y.valid_from or (a.accepted and exists (
          select from post_pay earlier where earlier.post_id = a.post_id and earlier.valid_from = a.valid_from
            and a.valid_from < y.valid_from and earlier.day_pence >= y.day_pence))))
      limit ${sql.lit(MOST)}
    ), held as (
      select distinct d.post_id as id from day_waiting d
      where d.school_id = ${school} and d.state = 'held' and d.hold_until > clock_timestamp() limit ${sql.lit(MOST)}
    ), needs as (
      select 'answer' as need, id from unanswered union all select 'make-week', id from formed
      union all select 'read-result', id from ended union all select 'answer-award', id from awarded
      union all select 'take-days', id from held
    )
    select needs.need, p.id, p.title, s.name as employer, p.employer_school_id, p.closes_at, p.state,
      array(select g.group_id from shared_post_group g where g.post_id = p.id) as group_ids
    from needs join shared_post p on p.id = needs.id join school s on s.id = p.employer_school_id
    order by p.closes_at, p.id`.execute(tx)
  return rows.filter((row) => mayMeet(actor, row)).map(needOf)
}

const mayMeet = (actor: Actor, row: Row): boolean =>
  row.need === "read-result" ||
  (row.need === "answer-award" || row.need === "take-days"
    ? ["formed", "running"].includes(row.state) && can(actor, "answer-award", row)
    : can(actor, row.need === "answer" ? "commit-days" : "make-week", row))

const needOf = ({ need, id, title, employer, closesAt, state }: Row): Need => {
  const base = { key: `${need}-${id}`, href: `/posts/${id}`, by: null }
  switch (need) {
    case "answer":
      return {
        ...{ ...base, by: closesAt, byVerb: "closes", weight: "deadline" },
        title: `Say how many days: ${title}`,
        detail: `A shared post that ${employer} would employ, and your school has not answered`,
      }
    case "answer-award":
      return {
        ...{ ...base, href: `/posts/${id}/pay`, weight: "duty" },
        title: `A day costs more than your limit: ${title}`,
        detail: `${employer} has entered new pay. Accept what a day then costs, or stay with your limit`,
      }
    case "take-days":
      return {
        ...{ ...base, href: `/posts/${id}/waiting`, weight: "deadline" },
        title: `Days are held for you: ${title}`,
        detail: "Your school is next on the waiting list. Take them, or leave them to the next",
      }
    case "make-week":
      return {
        ...{ ...base, href: `/posts/${id}/week`, weight: "duty" },
        title: `Make the week: ${title}`,
        detail: "The post has formed, or days of it have passed on. Give every school its days",
      }
    case "read-result":
      return {
        ...{ ...base, by: closesAt, byVerb: "closed", weight: "news" },
        title,
        detail:
          state === "not-formed"
            ? "The shared post did not form. See what was missing"
            : "Schools have answered. See which days your school has, and what they cost",
      }
  }
}
