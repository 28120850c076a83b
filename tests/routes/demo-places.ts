import { bookingSubjects } from "#tests/routes/booking-places.ts"
import { timeLent } from "#tests/routes/time-lent.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { issueOne } from "#tests/support/builders/invoices.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"

/** The demo's schools and groups that doors are tried with, and one school and group that share nothing with them. */
export type Places = {
  schools: Record<"lead" | "member" | "outsider", string>
  groups: { own: string; foreign: string }
}

export async function demoPlaces({ owner }: World): Promise<Places> {
  const school = async (urn: number) =>
    (await owner.selectFrom("school").select("id").where("urn", "=", urn).executeTakeFirstOrThrow()).id
  const outsider = await aSchool(owner, { name: "Far Fell Primary School", invoicePrefix: "FFP" })
  const own = await owner
    .selectFrom("schoolGroup")
    .select("id")
    .where("kind", "=", "learning-community")
    .executeTakeFirstOrThrow()
  return {
    // Market Street Primary School and Stanbury Cross Community Primary School.
    schools: { lead: await school(980_102), member: await school(980_107), outsider },
    groups: { own: own.id, foreign: await aGroup(owner, { name: "Fell Schools", schools: [outsider] }) },
  }
}

/** What addresses and forms name: ":groupId" and the like. */
export type Subjects = Record<`:${string}`, string>

/** One of each thing that has an address: led, sold, invited or asked for by the lead school. */
export async function demoSubjects(world: World, { schools, groups }: Places): Promise<Subjects> {
  const { owner } = world
  const poolIn = async (state: string) => {
    const ofLead = owner.selectFrom("pool").select("id").where("leadSchoolId", "=", schools.lead)
    return (await ofLead.where("state", "=", state).orderBy("closesAt", "desc").executeTakeFirstOrThrow()).id
  }
  const roleOf = (school: string, role: string) =>
    owner
      .selectFrom("schoolRole as r")
      .innerJoin("person as p", "p.id", "r.personId")
      .select(["r.id", "p.id as personId", "p.email"])
      .where("schoolId", "=", school)
      .where("role", "=", role)
      .executeTakeFirstOrThrow()
  const staff = await roleOf(schools.lead, "staff")
  const asking = await aSchool(owner, { name: "Near Fell Primary School" })
  const asker = await aPerson(owner, { name: "Nia Fell", roles: [[asking, "head"]] })
  const admission = await owner
    .insertInto("groupAdmission")
    .values({ groupId: groups.own, openedBySide: "school", schoolId: asking, openedBy: asker, message: "" })
    .returning("id")
    .executeTakeFirstOrThrow()
  const invitation = await owner
    .insertInto("roleInvitation")
    .values({ schoolId: schools.lead, email: "new@example.org", role: "staff", invitedBy: staff.personId })
    .returning("id")
    .executeTakeFirstOrThrow()
  const contractOf = async (school: string) => {
    const contracts = owner.selectFrom("contract").select("id").where("schoolId", "=", school)
    return (await contracts.orderBy("noticeOn").executeTakeFirstOrThrow()).id
  }
  const posting = await owner
    .selectFrom("posting")
    .select("id")
    .where("schoolId", "=", schools.lead)
    .where("endedAt", "is", null)
    .orderBy("postedAt")
    .executeTakeFirstOrThrow()
  const dispute = await owner
    .selectFrom("receipt")
    .select("id")
    .where("poolId", "=", await poolIn("delivered"))
    .where("answer", "=", "disputed")
    .executeTakeFirstOrThrow()
  const sharedPost = async (state: string) => {
    const ofLead = owner.selectFrom("sharedPost").select("id").where("employerSchoolId", "=", schools.lead)
    return (await ofLead.where("state", "=", state).executeTakeFirstOrThrow()).id
  }
  const finance = await roleOf(schools.lead, "finance")
  const time = await timeLent(world, { schools, groups }, finance.personId)
  const jobs = { enqueue: async () => {} }
  const invoice = await actingAs(world, finance.personId, schools.lead, (tx, actor) =>
    issueOne(tx, actor, schools.member, { jobs }),
  )
  const poolId = await poolIn("open")
  const postId = await sharedPost("open")
  // The lead school's own answers to them wait for its head, as its business manager gave them.
  const { personId: askedBy } = await roleOf(schools.lead, "business-manager")
  const waits = { schoolId: schools.lead, level: "head", worstCasePence: 1n, because: "", askedBy }
  await owner
    .insertInto("approval")
    .values([
      { poolId, ...waits },
      { postId, ...waits },
    ])
    .execute()
  const item = await owner
    .selectFrom("poolItem")
    .select("id")
    .where("poolId", "=", poolId)
    .orderBy("position")
    .executeTakeFirstOrThrow()
  const quotation = await owner
    .selectFrom("quotation")
    .select("id")
    .where("poolId", "=", poolId)
    .where("settledAs", "is", null)
    .executeTakeFirstOrThrow()
  return {
    ...(await bookingSubjects(world, schools)),
    ":admissionId": admission.id,
    ":contractId": await contractOf(schools.lead),
    ":checkoutId": crypto.randomUUID(),
    ":deliveredPoolId": await poolIn("delivered"),
    ":disputeId": dispute.id,
    ":draftPostId": await sharedPost("draft"),
    ":draftPoolId": await poolIn("draft"),
    ":foreignSchoolId": asking,
    ":groupId": groups.own,
    ...time,
    ":invitationId": invitation.id,
    ":invoiceId": invoice.id,
    ":invoicedPoolId": await poolIn("invoiced"),
    ":memberEmail": (await roleOf(schools.member, "staff")).email,
    ":personId": staff.personId,
    ":itemId": item.id,
    ":poolId": poolId,
    ":postId": postId,
    ":postingId": posting.id,
    ":quotationId": quotation.id,
    ":runningPostId": await sharedPost("running"),
    ":roleId": staff.id,
    ":schoolId": schools.lead,
    ":urn": "980102",
  }
}
