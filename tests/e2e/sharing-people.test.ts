import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { aResource } from "#tests/support/builders/bookings.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { openDayAhead } from "#tests/support/builders/open-days.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { cloneDatabase } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import type { Person } from "#tests/support/person.ts"

let house: House
let oak: string
let group: string
let ids: { ada: string; hal: string; yan: string }
beforeAll(async () => {
  house = await openHouse(await cloneDatabase())
  const { owner } = house.world
  oak = await aSchool(owner, { name: "Oak Primary School" })
  const [ash, yew] = [
    await aSchool(owner, { name: "Ash Primary School" }),
    await aSchool(owner, { name: "Yew Primary School" }),
  ]
  ids = {
    ada: await aPerson(owner, { name: "Ada Wren", roles: [[oak, "head"]] }),
    hal: await aPerson(owner, { name: "Hal Head", roles: [[ash, "head"]] }),
    yan: await aPerson(owner, { name: "Yan Yeo", roles: [[yew, "head"]] }),
  }
  group = await aGroup(owner, { name: "Thrale Valley Schools", schools: [oak, ash, yew] })
})
afterAll(() => house?.close())

const therapist = "Speech and language therapist"

/** Fills in the form of a single time, as it is open. */
async function asksOnce(person: Person, day: string, from = "09:00", to = "11:00"): Promise<void> {
  await person.fillsIn("Day", day)
  await person.fillsIn("From", from)
  await person.fillsIn("To", to)
}

test("a specialist is offered, found in spite of a misspelling, booked, had, reviewed and made good", async () => {
  const ada = await house.enters({ as: ids.ada })
  await ada.opens("/people-and-things/new")
  await ada.ticks("Person")
  await ada.fillsIn(/^In a few words/, therapist)
  await ada.ticks("Also in exchange: an hour for an hour")
  await ada.presses("Share it")
  await ada.reads("Shared. Schools of the groups that you chose can ask for its time.")
  await ada.opens("/sharing/offers/new")
  await ada.ticks("Specialist expertise")
  await ada.fillsIn(/^In a few words/, therapist)
  await ada.picks(/^Who or what can be booked for it/, therapist)
  await ada.ticks("Primary")
  await ada.ticks("Time in exchange")
  await ada.fillsIn("Last day on which this stands", openDayAhead(90))
  await ada.presses("Post the offer")
  await ada.reads(therapist)

  const hal = await house.enters({ as: ids.hal, screen: "phone" })
  await hal.opens("/sharing/offers")
  await hal.page.getByText("Narrow down the list").click()
  await hal.fillsIn("Words", "speach langauge therepist")
  await hal.presses(/^Show/)
  await hal.follows(therapist)
  await hal.follows("When they are free, and what schools say")
  await hal.follows("Book a time")
  await asksOnce(hal, openDayAhead(7))
  await hal.presses("Ask for it")
  await hal.reads("Asked. You hear by email when the other school answers.")
  const booking = new URL(hal.page.url()).pathname

  await ada.opens("/")
  await ada.follows(`Confirm: ${therapist}`)
  await ada.presses("Confirm the booking")
  await ada.reads("Confirmed. The other school has been told.")

  // The days go by.
  await sql`update booking_period set during = tstzrange(now() - interval '26 hours', now() - interval '24 hours')
    where booking_id = ${booking.split("/").at(-1)}`.execute(house.world.owner)
  await hal.opens(booking)
  await hal.follows("Say what took place")
  await hal.presses("This took place")
  await hal.reads("Thank you. The other school has been told.")
  await hal.opens(`${booking}/review`)
  await hal.presses("Send it")
  await hal.reads("There is a problem")
  await hal.fillsIn(/^How was it/, "Our children talk about her all week.")
  await hal.presses("Send it")
  await hal.reads("Thank you. Their school reads it first, and decides whether others do.")

  await ada.opens("/")
  await ada.follows(`Decide: what a school says of ${therapist}`)
  await ada.presses("Let others read it")
  await ada.reads("Other schools can read it now.")
  const yan = await house.enters({ as: ids.yan })
  await yan.opens(new URL(ada.page.url()).pathname)
  await yan.reads("Our children talk about her all week.")

  await hal.opens(booking)
  await hal.follows("Make it good")
  await hal.presses("Settle it in hours")
  await hal.opens(booking)
  await hal.reads("Settled")
})

test("of two browsers that ask for the same time at once one gets it, and the other waits and is next", async () => {
  const shared = { schoolId: oak, createdBy: ids.ada, groupIds: [group] }
  const id = await aResource(house.world.owner, { ...shared, kind: "thing", title: "Minibus, 16 seats" })
  const day = openDayAhead(10)
  const both = [await house.enters({ as: ids.hal }), await house.enters({ as: ids.yan, script: false })]
  for (const person of both) {
    await person.opens(`/people-and-things/${id}/book`)
    await asksOnce(person, day)
  }
  await Promise.all(both.map((person) => person.presses("Ask for it")))
  const isIn = both.map(({ page }) => new URL(page.url()).pathname.startsWith("/bookings/"))
  expect(isIn.filter(Boolean)).toHaveLength(1)
  const [first, second] = isIn[0] ? [both[0]!, both[1]!] : [both[1]!, both[0]!]
  await first.reads("Asked. You hear by email when the other school answers.")
  await second.reads(/Another school was first at this time/)
  expect(await second.page.getByLabel("From", { exact: true }).inputValue()).toBe("09:00")
  await second.presses("Wait for this time")
  await second.reads("Your school is on the waiting list. You hear by email when it is your turn.")
  await second.reads("You are next")

  await first.follows("Cancel it")
  await first.fillsIn("Why?", "The museum is closed that day.")
  await first.presses("Cancel the booking")
  await first.reads("Cancelled. The other school has been told.")
  await second.opens("/")
  await second.follows("Take it or let it go: Minibus, 16 seats")
  await second.presses("Ask for it")
  await second.reads("Asked. You hear by email when the other school answers.")
  // What was held for the second is not to be had by the first again.
  await first.opens(`/people-and-things/${id}/book`)
  await asksOnce(first, day, "10:00", "10:30")
  await first.presses("Ask for it")
  await first.reads(/Another school was first at this time/)
})

test("of two browsers that ask for the last hours of a contract one gets them, and the other may wait for hours", async () => {
  const shared = { schoolId: oak, createdBy: ids.ada, groupIds: [group], title: "Violin teacher" }
  const id = await aResource(house.world.owner, { ...shared, weeklyMinutes: 150 })
  const both = [await house.enters({ as: ids.hal }), await house.enters({ as: ids.yan, screen: "phone" })]
  for (const [i, person] of both.entries()) {
    await person.opens(`/people-and-things/${id}/book`)
    await asksOnce(person, openDayAhead(10), i === 0 ? "09:00" : "12:00", i === 0 ? "11:00" : "14:00")
  }
  await Promise.all(both.map((person) => person.presses("Ask for it")))
  const isFirst = new URL(both[0]!.page.url()).pathname.startsWith("/bookings/")
  const [first, second] = isFirst ? [both[0]!, both[1]!] : [both[1]!, both[0]!]
  await first.reads("Asked. You hear by email when the other school answers.")
  await second.reads(/the contract has 30 minutes left, and this takes 2 hours with travel/)
  await second.presses("Wait for this time")
  await second.reads("Your school is on the waiting list. You hear by email when it is your turn.")
  await first.follows("Cancel it")
  await first.fillsIn("Why?", "The children are on a trip.")
  await first.presses("Cancel the booking")
  await second.opens("/")
  await second.follows("Take it or let it go: Violin teacher")
  await second.presses("Ask for it")
  await second.reads("Asked. You hear by email when the other school answers.")
})

test("what is no time, or lies too far away, is asked for again with everything that was typed", async () => {
  const shared = { schoolId: oak, createdBy: ids.ada, groupIds: [group] }
  const id = await aResource(house.world.owner, { ...shared, title: "Dutch teacher" })
  const hal = await house.enters({ as: ids.hal, script: false })
  await hal.opens(`/people-and-things/${id}/book`)
  for (const [day, from, to, sentence] of [
    [openDayAhead(7), "11:00", "09:00", /an end that comes after the start/],
    [openDayAhead(-7), "09:00", "11:00", /a time that is still to come/],
    [openDayAhead(3650), "09:00", "11:00", /Enter a day up to/],
  ] as const) {
    await asksOnce(hal, day, from, to)
    await hal.fillsIn(/^What is it for/, "A first talk")
    await hal.presses("Ask for it")
    await hal.reads(sentence)
    expect(await hal.page.getByLabel("Day", { exact: true }).inputValue()).toBe(day)
    expect(await hal.page.getByLabel(/^What is it for/).inputValue()).toBe("A first talk")
  }
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
