import type { Kysely } from "kysely"
import { afterEach, beforeEach, expect, test } from "vitest"
import { deliverMail } from "#app/features/notifications/deliver-mail.server.ts"
import type { Mailer } from "#app/features/notifications/mailer.ts"
import { createSmtpMailer } from "#app/integrations/mail/smtp-mailer.ts"
import { createDatabase, createPool, type Database } from "#db/client.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { type SmtpServer, startSmtpServer } from "#tests/support/smtp-server.ts"

let database: TestDatabase
let worker: Kysely<Database>
let smtp: SmtpServer
let mailer: Mailer
beforeEach(async () => {
  database = await cloneDatabase()
  worker = createDatabase(createPool(database.url, "kith_worker", 6))
  smtp = await startSmtpServer()
  mailer = createSmtpMailer(smtp.url, "Kith <no-reply@kith.example>")
})
afterEach(async () => {
  mailer.close()
  await smtp.stop()
  await worker.destroy()
  await database.drop()
})

const write = (...recipients: string[]) =>
  worker
    .insertInto("mail")
    .values(recipients.map((recipient) => ({ recipient, subject: "Pool closed – £12", body: "Dear Ada,\n" })))
    .execute()
const outbox = () =>
  worker
    .selectFrom("mail")
    .select(["deliveredAt", "nextAttemptAt", "attempts", "lastError"])
    .orderBy("id")
    .execute()
const makeDue = () =>
  worker
    .updateTable("mail")
    .set({ nextAttemptAt: Temporal.Now.instant() })
    .where("nextAttemptAt", "is not", null)
    .execute()

test("what is written is delivered, as plain text, once", async () => {
  await write("ada@oak.example")
  await deliverMail(worker, mailer)
  await deliverMail(worker, mailer)
  expect(smtp.taken).toHaveLength(1)
  expect(smtp.taken[0]).toContain("From: Kith <no-reply@kith.example>")
  expect(smtp.taken[0]).toContain("To: ada@oak.example")
  expect(smtp.taken[0]).toContain("Content-Type: text/plain; charset=utf-8")
  expect(await outbox()).toMatchObject([{ nextAttemptAt: null, attempts: 1, lastError: null }])
})

test("processes that work off the outbox together send each mail once", async () => {
  await write(...Array.from({ length: 30 }, (_, index) => `person${index}@oak.example`))
  await Promise.all([1, 2, 3, 4].map(() => deliverMail(worker, mailer)))
  const recipients = smtp.taken.map((message) => /^To: (.*)$/m.exec(message)?.[1])
  expect(new Set(recipients).size).toBe(30)
  expect(recipients).toHaveLength(30)
})

test("a mail that the server cannot take now is tried again later, and not at once", async () => {
  await write("ada@oak.example")
  smtp.refuseNext("451 4.3.0 Try again later")
  await deliverMail(worker, mailer)
  await deliverMail(worker, mailer)
  const [waiting] = await outbox()
  expect(waiting).toMatchObject({ deliveredAt: null, attempts: 1 })
  expect(waiting?.lastError).toContain("451 4.3.0 Try again later")
  await makeDue()
  await deliverMail(worker, mailer)
  expect(smtp.taken).toHaveLength(1)
})

test("an address that does not exist is not tried again, and holds up nobody's mail", async () => {
  await write("nobody@oak.example", "ada@oak.example")
  smtp.refuseNext("550 5.1.1 No such mailbox")
  await deliverMail(worker, mailer)
  expect(smtp.taken).toHaveLength(1)
  expect(await outbox()).toMatchObject([
    { deliveredAt: null, nextAttemptAt: null },
    { lastError: null, nextAttemptAt: null },
  ])
})

test("while the mail server is away everything waits, and goes out when it is back", async () => {
  await smtp.stop()
  await write("ada@oak.example", "ben@oak.example")
  await deliverMail(worker, mailer)
  expect((await outbox()).map((mail) => mail.attempts)).toEqual([1, 0])
  await makeDue()
  smtp = await startSmtpServer()
  const back = createSmtpMailer(smtp.url, "Kith <no-reply@kith.example>")
  await deliverMail(worker, back)
  back.close()
  expect(smtp.taken).toHaveLength(2)
})

test("a letter is given up when it is days old", async () => {
  await write("ada@oak.example")
  await worker
    .updateTable("mail")
    .set({ writtenAt: Temporal.Now.instant().subtract({ hours: 80 }) })
    .execute()
  smtp.refuseNext("451 4.3.0 Try again later")
  await deliverMail(worker, mailer)
  expect(await outbox()).toMatchObject([{ deliveredAt: null, nextAttemptAt: null }])
})
