import { sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import type { VatRate } from "#app/core/vat.ts"
import {
  type ApprovalJson,
  approvalJson,
  approvalOf,
} from "#app/features/purchasing/approvals/approval-queries.server.ts"
import { poolAnswers } from "#app/features/purchasing/approvals/approved-thing.ts"
import type { ItemDemand, OwnCommitment } from "#app/features/purchasing/commitments/commitment.ts"
import {
  type ConditionsJson,
  conditionsJson,
  conditionsOf,
} from "#app/features/purchasing/commitments/conditions-json.server.ts"
import type { PoolOutcome, PoolState } from "#app/features/purchasing/pools/pool.ts"
import { type TermsJson, termsJson, termsOf } from "#app/features/purchasing/pools/pool-terms.server.ts"
import type { PoolTransition } from "#app/features/purchasing/pools/pool-transitions.ts"
import type { ItemOutcome, PoolShare, VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { readReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import type {
  Participant,
  PoolResult,
  PoolView,
  SchoolCommitment,
} from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

type Json<T> = { [K in keyof T]: T[K] extends bigint | Temporal.Instant ? string : T[K] }

type Row = {
  terms: TermsJson
  now: Temporal.Instant
  schoolId: string | null
  isConditional: boolean
  hasOffers: boolean
  demand: ItemDemand[]
  awaiting: (Omit<ItemDemand, "itemId"> & { itemId: string | null })[]
  approval: ApprovalJson | null
  participants: Json<Participant>[]
  /** The name of who committed stands with the acting school's alone. */
  commitments: (Json<Omit<OwnCommitment, "lines" | "conditions">> &
    SchoolCommitment & { conditions: ConditionsJson | null })[]
  transitions: Json<PoolTransition>[]
  result: Json<Omit<PoolResult, "items" | "splitRefusal" | "shares" | "vatShares" | "reason">> | null
  /** As text, so that its amounts can be read as they were written. */
  reason: string | null
  explanation: {
    items: (Omit<ItemOutcome, "unitPrice" | "netPence"> & { unitPrice: string | null; netPence: string })[]
    splitRefusal: string | null
  } | null
  shares: Json<PoolShare>[]
  vatShares: (Omit<VatShare, "netPence" | "vatPence"> & {
    vatRate: VatRate
    netPence: string
    vatPence: string
  })[]
}

const list = (rows: ReturnType<typeof sql>) => sql`coalesce((select json_agg(r) from (${rows}) r), '[]')`

/** Reads a pool as the acting school sees it, in one statement; null when whoever asks can see no such pool. */
export async function readPool(tx: Tx, poolId: string): Promise<PoolView | null> {
  if (!isId(poolId)) return null
  const { rows } = await sql<Row>`
    select ${termsJson()} as terms, clock_timestamp() as now, own.school_id,
      coalesce(pool_is_conditional(p.id), false) as is_conditional,
      exists (select from pool_offers(p.id)) as has_offers,
      ${list(sql`select item_id as "itemId", quantity::integer, schools::integer from pool_demand(array[p.id])`)} as demand,
      ${list(sql`select item_id as "itemId", quantity::integer, schools::integer from pool_awaiting(p.id)`)} as awaiting,
      ${approvalJson(poolAnswers, sql`p.id`, sql`own.school_id`)} as approval,
      ${list(sql`select school_id as "schoolId", name, number_on_roll as "numberOnRoll", committed_at as "committedAt"
        from pool_participants(p.id) order by committed_at, name`)} as participants,
      ${list(sql`select c.school_id as "schoolId", c.purchase_order_number as "purchaseOrderNumber",
        c.committed_at as "committedAt", c.changed_at as "changedAt",
        case when c.school_id = own.school_id
          then (select name from person where person.id = c.committed_by) end as "committedBy", ${conditionsJson()} as conditions,
        coalesce(taken.lines, '[]') as lines
        from commitments_of(p.id) c left join (
          select l.school_id, json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity)) as lines
          from commitment_lines_of(p.id) l group by l.school_id) taken on taken.school_id = c.school_id`)} as commitments,
      ${list(sql`select from_state as "from", to_state as "to", happened_at as "at", person_name as "personName", reason
        from pool_transition t where t.pool_id = p.id order by t.id`)} as transitions,
      (select json_build_object('outcome', c.outcome, 'clearedAt', c.cleared_at, 'goodsPence', c.goods_pence::text,
        'deliveryPence', c.delivery_pence::text, 'vatPence', c.vat_pence::text)
        from clearing c where c.pool_id = p.id) as result,
      (select c.explanation from clearing c where c.pool_id = p.id) as explanation,
      (select r.reason::text from clearing_reason r where r.pool_id = p.id and r.school_id = own.school_id) as reason,
      ${list(sql`select school_id as "schoolId", item_id as "itemId", quantity, net_pence::text as "netPence", workings
        from shares_of(p.id) s`)} as shares,
      ${list(sql`select school_id as "schoolId", vat_rate as "vatRate", net_pence::text as "netPence",
        vat_pence::text as "vatPence", workings from vat_shares_of(p.id) v`)} as vat_shares
    from pool p, (select acting.school_id() as school_id) own where p.id = ${poolId}`.execute(tx)
  return rows[0] ? viewOf(rows[0]) : null
}

/** Whether whoever asks may see a pool of this id; row-level security answers. */
export async function isPoolVisible(tx: Tx, poolId: string): Promise<boolean> {
  if (!isId(poolId)) return false
  const found = await tx.selectFrom("pool").select("id").where("id", "=", poolId).executeTakeFirst()
  return found !== undefined
}

const viewOf = (row: Row): PoolView => {
  const mine = row.commitments.find((commitment) => commitment.schoolId === row.schoolId)
  return {
    terms: termsOf(row.terms),
    now: row.now,
    isConditional: row.isConditional,
    hasOffers: row.hasOffers,
    demand: row.demand,
    awaiting: awaitingOf(row),
    approval: approvalOf(row.approval),
    participants: row.participants.map((one) => ({
      ...one,
      committedAt: Temporal.Instant.from(one.committedAt),
    })),
    mine: mine
      ? {
          purchaseOrderNumber: mine.purchaseOrderNumber,
          committedBy: mine.committedBy,
          committedAt: Temporal.Instant.from(mine.committedAt),
          changedAt: Temporal.Instant.from(mine.changedAt),
          lines: mine.lines,
          conditions: mine.conditions && conditionsOf(mine.conditions),
        }
      : null,
    commitments: row.commitments.map((one) => ({
      schoolId: one.schoolId,
      purchaseOrderNumber: one.purchaseOrderNumber,
      lines: one.lines,
    })),
    transitions: row.transitions.map((step) => ({
      ...step,
      from: step.from as PoolState,
      to: step.to as PoolState,
      at: Temporal.Instant.from(step.at),
    })),
    result: resultOf(row),
  }
}

const awaitingOf = ({ awaiting }: Row): PoolView["awaiting"] => {
  const items = awaiting.filter((one): one is ItemDemand => one.itemId !== null)
  const all = awaiting.find(({ itemId }) => itemId === null)
  return all ? { items, schools: all.schools } : null
}

const resultOf = ({ result, explanation, shares, vatShares, reason }: Row): PoolResult | null =>
  result &&
  explanation && {
    outcome: result.outcome as PoolOutcome,
    clearedAt: Temporal.Instant.from(result.clearedAt),
    goodsPence: BigInt(result.goodsPence),
    deliveryPence: BigInt(result.deliveryPence),
    vatPence: BigInt(result.vatPence),
    items: explanation.items.map((item) => ({
      ...item,
      unitPrice: item.unitPrice === null ? null : BigInt(item.unitPrice),
      netPence: BigInt(item.netPence),
    })),
    splitRefusal: explanation.splitRefusal,
    reason: reason === null ? null : readReason(reason),
    shares: shares.map((share) => ({ ...share, netPence: BigInt(share.netPence) })) as PoolShare[],
    vatShares: vatShares.map((share) => ({
      ...share,
      netPence: BigInt(share.netPence),
      vatPence: BigInt(share.vatPence),
    })),
  }
