import pg from "pg"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { itemTerms, poolTerms } from "#tests/support/builders/pool-terms.ts"

const SCHOOLS = 1_000

const id = (kind: string, n: string) =>
  `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`

export const livePoolId = "00000000-0000-7000-800d-000000000000"

const statements = [
  `insert into legal_entity (id, kind, name) values ('00000000-0000-7000-8000-00000000000e', 'local-authority', 'County')`,
  `insert into school (id, urn, name, phase, establishment_type, number_on_roll, local_authority, legal_entity_id, joined_at)
   select ${id("a", "i")}, 100000 + i, 'School ' || i, 'primary', 'Community school', 40 + i % 1360, 'County',
     '00000000-0000-7000-8000-00000000000e', now() from generate_series(0, ${SCHOOLS - 1}) i`,
  `insert into person (id, name, email, email_verified) values (${id("b", "0")}, 'Person', 'person@example.org', true)`,
  `insert into pool (id, lead_school_id, title, supplier_name, state, opens_at, closes_at, delivery_pence, created_by)
   values (${id("d", "0")}, ${id("a", "0")}, 'Pool', 'Supplier', 'open', now() - interval '1 day', now() + interval '9 days',
     12500, ${id("b", "0")})`,
  `insert into pool_item (id, pool_id, position, name, unit, vat_rate, cfr_code)
   select ${id("e", "i")}, ${id("d", "0")}, i, 'Item ' || i, 'ream', 'standard', 'E19' from generate_series(0, 2) i`,
  `insert into price_tier (item_id, from_quantity, unit_price)
   select ${id("e", "i")}, tier.* from generate_series(0, 2) i, (values (1, 42000), (2000, 39000), (1000000, 35000)) tier`,
  `insert into commitment (pool_id, school_id, committed_by)
   select ${id("d", "0")}, ${id("a", "i")}, ${id("b", "0")} from generate_series(0, ${SCHOOLS - 1}) i`,
  `insert into commitment_line (pool_id, school_id, item_id, quantity)
   select ${id("d", "0")}, ${id("a", "i")}, ${id("e", "k")}, 5 + i % 7
   from generate_series(0, ${SCHOOLS - 1}) i, generate_series(0, 2) k`,
]

/** One open pool of a thousand schools that each take three items, in an empty database. */
export async function fillLivePool(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.query("analyze")
  return {
    /** One school wants one more of the first item. */
    change: (n: number) =>
      client.query(
        `update commitment_line set quantity = quantity + 1 where pool_id = ${id("d", "0")}
         and item_id = ${id("e", "0")} and school_id = ${id("a", "$1::bigint")}`,
        [n % SCHOOLS],
      ),
    end: () => client.end(),
  }
}

/** How many of the first item they want together before any change. */
export const WANTED_AT_FIRST = Array.from({ length: SCHOOLS }, (_, i) => 5 + (i % 7)).reduce((a, b) => a + b)

/** Its terms, for calculations without the database. */
export const livePoolTerms = (): PoolTerms =>
  poolTerms({
    id: livePoolId,
    deliveryPence: 12_500n,
    freeDeliveryFromPence: null,
    items: [0, 1, 2].map((position) =>
      itemTerms({
        ...{ id: `00000000-0000-7000-800e-00000000000${position}`, position, name: `Item ${position}` },
        tiers: [
          { fromQuantity: 1, unitPrice: 42_000n },
          { fromQuantity: 2_000, unitPrice: 39_000n },
          { fromQuantity: 1_000_000, unitPrice: 35_000n },
        ],
      }),
    ),
  })
