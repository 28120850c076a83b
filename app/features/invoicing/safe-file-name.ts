const LONGEST_STEM = 100

/**
 * A file name that Windows, macOS and a ZIP accept alike: none of `< > : " / \ | ? *`, no control characters,
 * no dot or space at either end, no device name such as CON, at most 100 characters before the ending.
 */
export const safeFileName = (title: string, ending: string) => {
  const stem = Array.from(
    title
      .toWellFormed()
      .normalize("NFC")
      .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu, " ")
      .replace(/\s+/gu, " "),
  )
    .slice(0, LONGEST_STEM)
    .join("")
    .replace(/^[. ]+|[. ]+$/g, "")
  const isDevice = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i.test(stem)
  return `${stem === "" || isDevice ? `file ${stem}`.trim() : stem}.${ending}`
}
