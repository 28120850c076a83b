import type { Tx } from "#db/client.ts"

/** A pool that holds a school in a group, and how: by what it has committed, or because it leads it. */
type HoldingPool = { id: string; title: string; holds: "committed" | "leads" }
type LeavingCoordinator = { personId: string; name: string; email: string }

/** What leaving a group meets: pools that must be settled first, and coordinators who would go with the school. */
export type Leaving = {
  holding: HoldingPool[]
  coordinators: LeavingCoordinator[]
  /** Nobody of another school would be left to coordinate, though other schools stay. */
  leavesNobody: boolean
  lastSchool: boolean
}

export async function whatLeavingMeets(tx: Tx, schoolId: string, groupId: string): Promise<Leaving> {
  const holding = await holdingPools(tx, schoolId, groupId)
  const coordinators = await coordinatorsOf(tx, schoolId, groupId)
  const others = await tx
    .selectFrom("groupSchool")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("groupId", "=", groupId)
    .where("schoolId", "<>", schoolId)
    .where("leftAt", "is", null)
    .executeTakeFirstOrThrow()
  const lastSchool = others.count === 0n
  const leaving = coordinators.filter((person) => lastSchool || !person.staysInGroup)
  return {
    holding,
    coordinators: leaving.map(({ personId, name, email }) => ({ personId, name, email })),
    leavesNobody: !lastSchool && leaving.length > 0 && leaving.length === coordinators.length,
    lastSchool,
  }
}

/** Open pools that the school is in or leads, and that no other group of the school is offered. */
const holdingPools = async (tx: Tx, schoolId: string, groupId: string): Promise<HoldingPool[]> => {
  const rows = await tx
    .selectFrom("poolGroup as g")
    .innerJoin("pool as p", "p.id", "g.poolId")
    .leftJoin("commitment as c", (join) =>
      join.onRef("c.poolId", "=", "p.id").on("c.schoolId", "=", schoolId),
    )
    .select(["p.id", "p.title", "p.leadSchoolId"])
    .where("g.groupId", "=", groupId)
    .where("g.state", "=", "open")
    .where((eb) => eb.or([eb("c.poolId", "is not", null), eb("p.leadSchoolId", "=", schoolId)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("poolGroup as other")
            .innerJoin("groupSchool as m", "m.groupId", "other.groupId")
            .whereRef("other.poolId", "=", "p.id")
            .where("other.groupId", "<>", groupId)
            .where("m.schoolId", "=", schoolId)
            .where("m.leftAt", "is", null),
        ),
      ),
    )
    .orderBy("p.closesAt")
    .execute()
  return rows.map(({ id, title, leadSchoolId }) => ({
    id,
    title,
    holds: leadSchoolId === schoolId ? "leads" : "committed",
  }))
}

/** The group's coordinators; `staysInGroup`: without this school they would not, or would still, work in the group. */
const coordinatorsOf = (tx: Tx, schoolId: string, groupId: string) =>
  tx
    .selectFrom("groupCoordinator as c")
    .innerJoin("person as p", "p.id", "c.personId")
    .select((eb) => [
      "p.id as personId",
      "p.name",
      "p.email",
      eb
        .or([
          eb.not(
            eb.exists(
              eb
                .selectFrom("schoolRole as here")
                .whereRef("here.personId", "=", "p.id")
                .where("here.schoolId", "=", schoolId)
                .where("here.endedAt", "is", null),
            ),
          ),
          eb.exists(
            eb
              .selectFrom("schoolRole as r")
              .innerJoin("groupSchool as m", "m.schoolId", "r.schoolId")
              .whereRef("r.personId", "=", "p.id")
              .where("r.endedAt", "is", null)
              .where("r.schoolId", "<>", schoolId)
              .where("m.groupId", "=", groupId)
              .where("m.leftAt", "is", null),
          ),
        ])
        .$castTo<boolean>()
        .as("staysInGroup"),
    ])
    .where("c.groupId", "=", groupId)
    .where("c.endedAt", "is", null)
    .orderBy("p.name")
    .execute()
