import { describe, expect, test } from "vitest"
import { safeFileName } from "#app/features/invoicing/safe-file-name.ts"

describe("names of downloaded files", () => {
  test.each([
    ["OAK-2026-0007 Ashdown Primary School", "OAK-2026-0007 Ashdown Primary School.pdf"],
    ["St Mary's / St John's: \"united\"?", "St Mary's St John's united.pdf"],
    ["../../etc/passwd", "etc passwd.pdf"],
    ["Łódź House\u202E\u0000", "Łódź House.pdf"],
    ["CON", "file CON.pdf"],
    ["com1.x", "file com1.x.pdf"],
    ["...", "file.pdf"],
    ["", "file.pdf"],
    ["\ud800x", "\ufffdx.pdf"],
  ])("%j becomes %j", (title, name) => {
    expect(safeFileName(title, "pdf")).toBe(name)
  })

  test("a name is cut at 100 characters, and not inside one", () => {
    expect(safeFileName("😀".repeat(150), "pdf")).toBe(`${"😀".repeat(100)}.pdf`)
  })
})
