import { type RawBuilder, sql } from "kysely"
import type { VatRate } from "#app/core/vat.ts"
import { capOf } from "#app/features/purchasing/cap/cap-columns.ts"
import type { CapKind } from "#app/features/purchasing/cap/pool-cap.ts"
import type { PoolItem, PoolOutcome, PoolState, PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** A pool's terms as JSON has them; money as text, so that no float touches it. */
export type TermsJson = {
  id: string
  title: string
  description: string
  leadSchool: { id: string; name: string }
  supplierName: string
  state: PoolState
  outcome: PoolOutcome | null
  opensAt: string
  closesAt: string
  releasedAt: string | null
  deliveryExpectedOn: string | null
  deliveryPence: string
  deliveryVatRate: VatRate
  freeDeliveryFromPence: string | null
  splitRule: string
  splitSettings: unknown
  groups: { id: string; name: string }[]
  capKind: CapKind | null
  capItem: number | null
  capAmount: string | null
  copiedFrom: string | null
  items: ItemJson[]
}

type ItemJson = {
  id: string
  position: number
  name: string
  unit: string
  packSize: number
  vatRate: VatRate
  cfrCode: string
  usualUnitPrice: string | null
  pricing: PoolItem["pricing"]
  packs: PoolItem["packs"]
  ordersBeyond: boolean
  tiers: { fromQuantity: number; unitPrice: string }[]
}

/** The items of `pool p`; a list asks for all its pools' at once instead. */
const itemsOfOne = sql`(select items from pool_items(array[p.id]))`

/** The terms of `pool p` as one JSON value, for any query that has a pool under that name. */
export const termsJson = (items: RawBuilder<unknown> = itemsOfOne): RawBuilder<TermsJson> => sql`
  json_build_object('id', p.id, 'title', p.title, 'description', p.description,
    'leadSchool', (select json_build_object('id', s.id, 'name', s.name) from school s where s.id = p.lead_school_id),
    'supplierName', p.supplier_name, 'state', p.state, 'outcome', p.outcome, 'opensAt', p.opens_at,
    'closesAt', p.closes_at, 'releasedAt', p.released_at, 'deliveryExpectedOn', p.delivery_expected_on,
    'deliveryPence', p.delivery_pence::text, 'deliveryVatRate', p.delivery_vat_rate,
    'freeDeliveryFromPence', p.free_delivery_from_pence::text, 'splitRule', p.split_rule,
    'splitSettings', p.split_settings, 'capKind', p.cap_kind, 'capItem', p.cap_item,
    'capAmount', p.cap_amount::text, 'copiedFrom', p.copied_from,
    'groups', coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name)
      from pool_group pg join school_group g on g.id = pg.group_id where pg.pool_id = p.id), '[]'),
    'items', coalesce(${items}, '[]'))`

export const termsOf = ({ capKind, capItem, capAmount, ...json }: TermsJson): PoolTerms => ({
  ...json,
  cap: capOf({ capKind, capItem, capAmount: capAmount === null ? null : BigInt(capAmount) }),
  opensAt: Temporal.Instant.from(json.opensAt),
  closesAt: Temporal.Instant.from(json.closesAt),
  releasedAt: instantOf(json.releasedAt),
  deliveryExpectedOn:
    json.deliveryExpectedOn === null ? null : Temporal.PlainDate.from(json.deliveryExpectedOn),
  deliveryPence: BigInt(json.deliveryPence),
  freeDeliveryFromPence: json.freeDeliveryFromPence === null ? null : BigInt(json.freeDeliveryFromPence),
  items: json.items.map((item) => ({
    ...item,
    usualUnitPrice: item.usualUnitPrice === null ? null : BigInt(item.usualUnitPrice),
    tiers: item.tiers.map(({ fromQuantity, unitPrice }) => ({ fromQuantity, unitPrice: BigInt(unitPrice) })),
  })),
})

const instantOf = (text: string | null): Temporal.Instant | null =>
  text === null ? null : Temporal.Instant.from(text)
