import { type Kysely, sql } from "kysely"
import type { Extract, ExtractSchool } from "#app/features/groups/register/register-extract.ts"
import type { Database } from "#db/client.ts"

export type RegisterImport = { added: number; changed: number; passedOver: number }

/**
 * Brings the register of schools up to date in one transaction, as the owner of the tables. What a school has
 * decided itself (that it joined, its invoice prefix) stays; schools that the extract does not name stay too.
 */
export const importRegister = (owner: Kysely<Database>, extract: Extract): Promise<RegisterImport> =>
  owner.transaction().execute(async (tx) => {
    await saveLegalEntities(tx, extract.schools)
    const before = await countSchools(tx)
    const changed = await saveSchools(tx, extract.schools)
    const added = (await countSchools(tx)) - before
    return { added, changed: changed - added, passedOver: extract.passedOver }
  })

const countSchools = async (tx: Kysely<Database>) => {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from school`.execute(tx)
  return rows[0]?.count ?? 0
}

/** A body that Kith knew by name before it knew its code keeps its row. */
async function saveLegalEntities(tx: Kysely<Database>, schools: readonly ExtractSchool[]): Promise<void> {
  const bodies = new Map(schools.map(({ legalEntity: body }) => [`${body.kind} ${body.code}`, body]))
  const json = JSON.stringify([...bodies.values()])
  await sql`
    update legal_entity e set register_code = b.code
    from jsonb_to_recordset(${json}::jsonb) as b(kind text, code text, name text)
    where e.register_code is null and e.kind = b.kind and lower(e.name) = lower(b.name)
      and not exists (select from legal_entity other where other.kind = b.kind and other.register_code = b.code)
      and e.id = (select min(twin.id::text)::uuid from legal_entity twin
        where twin.register_code is null and twin.kind = b.kind and lower(twin.name) = lower(b.name))`.execute(
    tx,
  )
  await sql`
    insert into legal_entity (kind, name, register_code)
    select kind, name, code from jsonb_to_recordset(${json}::jsonb) as b(kind text, code text, name text)
    on conflict (kind, register_code) do update set name = excluded.name
      where legal_entity.name <> excluded.name`.execute(tx)
}

/** Answers how many rows were added or differ from what they were. */
async function saveSchools(tx: Kysely<Database>, schools: readonly ExtractSchool[]): Promise<number> {
  const rows = schools.map(({ legalEntity, closedOn, ...school }) => ({
    ...school,
    ...{ closedOn: closedOn?.toString() ?? null, kind: legalEntity.kind, code: legalEntity.code },
  }))
  const saved = await sql`
    insert into school (urn, name, phase, establishment_type, number_on_roll, local_authority, legal_entity_id,
      address_lines, postcode, easting, northing, closed_on)
    select s.urn, s.name, s.phase, s."establishmentType", s."numberOnRoll", s."localAuthority", e.id,
      s."addressLines", s.postcode, s.easting, s.northing, s."closedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(urn integer, name text, phase text,
      "establishmentType" text, "numberOnRoll" integer, "localAuthority" text, kind text, code text,
      "addressLines" text[], postcode text, easting integer, northing integer, "closedOn" date)
    join legal_entity e on e.kind = s.kind and e.register_code = s.code
    on conflict (urn) do update set name = excluded.name, phase = excluded.phase,
      establishment_type = excluded.establishment_type, number_on_roll = excluded.number_on_roll,
      local_authority = excluded.local_authority, legal_entity_id = excluded.legal_entity_id,
      address_lines = excluded.address_lines, postcode = excluded.postcode, closed_on = excluded.closed_on,
      -- An extract without places takes none away.
      easting = coalesce(excluded.easting, school.easting), northing = coalesce(excluded.northing, school.northing)
    where (school.name, school.phase, school.establishment_type, school.number_on_roll, school.local_authority,
      school.legal_entity_id, school.address_lines, school.postcode, school.closed_on, school.easting, school.northing)
      is distinct from (excluded.name, excluded.phase, excluded.establishment_type, excluded.number_on_roll,
      excluded.local_authority, excluded.legal_entity_id, excluded.address_lines, excluded.postcode,
      excluded.closed_on, coalesce(excluded.easting, school.easting), coalesce(excluded.northing, school.northing))`.execute(
    tx,
  )
  return Number(saved.numAffectedRows ?? 0n)
}
