import { describe, expect, test } from "vitest"
import type { ContractDraft } from "#app/features/purchasing/contracts/contract.ts"
import { readContractsFile } from "#app/features/purchasing/contracts/read-contracts-file.ts"
import { writeContractsFile } from "#app/features/purchasing/contracts/write-contracts-file.ts"

const today = Temporal.PlainDate.from("2026-11-22")
const header =
  "Supplier,What for,CFR code,Yearly cost ex VAT,End date,Notice date,Notice months,Renews by itself,Share the cost,Notes"
const cleaning = "Brightways Ltd,Cleaning,E14,16800.00,2027-03-31,,3,yes,no,"

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (...lines: string[]) => readContractsFile(utf8(lines.join("\n")), today)
const faultsOf = (...lines: string[]) => {
  const result = read(...lines)
  return result.ok ? [] : result.reason.map(({ line, column, sentence }) => `${line} ${column}: ${sentence}`)
}
const suppliersOf = (bytes: Uint8Array) => {
  const result = readContractsFile(bytes, today)
  return result.ok ? result.value.map(({ contract }) => contract.supplierName) : result.reason
}

test("a line becomes a contract, its notice worked out from the months before its end", () => {
  expect(read(header, cleaning)).toEqual({
    ok: true,
    value: [
      {
        line: 2,
        contract: {
          supplierName: "Brightways Ltd",
          what: "Cleaning",
          cfrCode: "E14",
          yearlyCostPence: 1_680_000n,
          endsOn: Temporal.PlainDate.from("2027-03-31"),
          noticeOn: Temporal.PlainDate.from("2026-12-31"),
          noticeMonths: 3,
          autoRenews: true,
          sharesCost: false,
          notes: "",
        },
      },
    ],
  })
})

describe("files as spreadsheets save them", () => {
  const line = cleaning.replace("Brightways", "Café")
  test("with a mark before the text, Windows line ends and empty lines", () => {
    expect(suppliersOf(utf8(`\uFEFF${header}\r\n\r\n${line}\r\n,,,,,,,,,\r\n`))).toEqual(["Café Ltd"])
  })
  test("in the letters of Windows", () => {
    const bytes = Uint8Array.from(`${header}\r\n${line}`, (letter) => letter.charCodeAt(0))
    expect(suppliersOf(bytes)).toEqual(["Café Ltd"])
  })
  test("with semicolons, other columns and the columns in another order", () => {
    const text = "End date;Renews by itself;Site;Supplier;What for;CFR CODE;Yearly cost ex VAT;Notice months"
    expect(suppliersOf(utf8(`${text}\n31/03/2027;N;Main;Brightways;Cleaning;e14;£16,800;0`))).toEqual([
      "Brightways",
    ])
  })
  test("what is no CSV is told what to do", () => {
    expect(suppliersOf(Uint8Array.of(0x50, 0x4b, 3, 4))).toEqual([
      { line: 1, column: "", sentence: "This is a spreadsheet. Save it as CSV, and send that file" },
    ])
    expect(suppliersOf(Uint8Array.of(0xff, 0xfe, 65, 0))).toMatchObject([
      { sentence: "Save the file as CSV UTF-8, and send it again" },
    ])
    expect(suppliersOf(Uint8Array.of())).toMatchObject([{ sentence: "The file is empty" }])
  })
})

test("every fault is named by its line and column, also below a cell of several lines", () => {
  expect(
    faultsOf(
      header,
      `Brightways,Cleaning,E14,100,2027-03-31,,3,no,no,"two\nlines"`,
      "Grounds & Co,Mowing,E99,-5,2027-02-30,,3,perhaps,no,",
      `,Copiers,E22,5,2027-03-31,2027-04-01,,no,some,`,
      `A,B,E22,5,2027-03-31,2027-01-01,3,no,no,`,
    ),
  ).toEqual([
    "4 Renews by itself: Enter yes or no",
    "4 CFR code: Choose the CFR code that you report it under",
    "4 Yearly cost ex VAT: Enter an amount that is not negative",
    "4 End date: Enter a date that exists, like 4 12 2026",
    "5 Share the cost: Enter yes or no",
    "5 Supplier: Enter the supplier's name",
    "5 Notice date: Enter a notice date that is not after the end of the contract",
    "6 Notice months: The notice months and the notice date say different days: leave one of them empty",
  ])
})

test("a damaged file says where", () => {
  expect(faultsOf("Supplier,What for", "a,b")).toEqual([
    "1 CFR code: This column is missing from the header row",
    "1 Yearly cost ex VAT: This column is missing from the header row",
    "1 End date: This column is missing from the header row",
    "1 Renews by itself: This column is missing from the header row",
  ])
  expect(faultsOf(`${header},supplier`, `${cleaning},Another`)).toEqual([
    "1 Supplier: This column is in the header row more than once: keep the one that counts",
  ])
  expect(faultsOf(header)).toEqual(["1 : There are no contracts below the header row"])
  expect(faultsOf(header, cleaning, "Brightways,Cleaning")).toEqual([
    "3 : The header has 10 cells and this line 2",
  ])
  expect(faultsOf(header, cleaning, `"Brightways,Cleaning`, cleaning, "")).toEqual([
    "3 : A quotation mark is opened and not closed before the end of the file",
  ])
  expect(faultsOf(header, `"Bright"ways,Cleaning`)).toEqual([
    "2 : There is text after a closing quotation mark",
  ])
})

test("a contract that stands in the file twice is one too many", () => {
  expect(faultsOf(header, cleaning, cleaning.replace("Brightways", "BRIGHTWAYS"))).toEqual([
    "3 : This is the contract of line 2 again: the same supplier, purpose and end date",
  ])
})

test("what Kith writes it reads back as it was, and no cell of it is a formula", () => {
  const contract: ContractDraft = {
    supplierName: "=HYPERLINK(1)",
    what: `Copiers, "colour"`,
    cfrCode: "E28a",
    yearlyCostPence: 1_234_05n,
    endsOn: Temporal.PlainDate.from("2027-08-31"),
    noticeOn: Temporal.PlainDate.from("2027-02-28"),
    noticeMonths: 6,
    autoRenews: false,
    sharesCost: true,
    notes: "-5 % from\nyear two",
  }
  const file = writeContractsFile([contract])
  expect(file).toContain("\r\n'=HYPERLINK(1),")
  expect(readContractsFile(utf8(file), today)).toEqual({ ok: true, value: [{ line: 2, contract }] })
})
