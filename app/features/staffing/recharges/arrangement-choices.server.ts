import { sql } from "kysely"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { type RuleChoice, ruleChoices } from "#app/features/splitting/rule-choices.ts"
import { rechargeRules } from "#app/features/staffing/recharges/recharge-rules.ts"
import type { Tx } from "#db/client.ts"

/** What the form of an arrangement offers: the rules, and for rules that ask something of each the schools around. */
export async function arrangementChoices(
  tx: Tx,
  { school, groups }: SchoolActor,
): Promise<{ rules: RuleChoice[]; schools: { id: string; name: string }[] }> {
  const { rows } = await sql<{ id: string; name: string }>`
    with around as materialized (
      select ${school.id}::uuid as id union select m.school_id from group_school m
      where m.left_at is null and m.group_id = any (${groups.map(({ id }) => id)}::uuid[])
    )
    select s.id, s.name from around join lateral (select * from school where school.id = around.id offset 0) s on true
    order by s.name, s.id`.execute(tx)
  return { rules: ruleChoices(rechargeRules.map(({ rule }) => rule)), schools: rows }
}
