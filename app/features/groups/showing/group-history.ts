/** An entry of a group's record: who did what, when, with what the act itself noted. */
export type RecordedAct = { act: string; detail: unknown }

type Detail = Record<string, unknown>
const named = (detail: Detail, key: string) => (typeof detail[key] === "string" ? detail[key] : "")

const sentences: Record<string, (detail: Detail) => string> = {
  "found-group": (d) => `founded the group for ${named(d, "school")}`,
  "invite-to-group": (d) => `invited ${named(d, "school")}`,
  "ask-to-join-group": (d) => `asked for ${named(d, "school")} to join`,
  "join-group": (d) =>
    d.openedBySide === "school"
      ? `approved the request of ${named(d, "school")}, which joined`
      : `accepted the invitation for ${named(d, "school")}, which joined`,
  "decline-admission": (d) =>
    d.openedBySide === "school"
      ? `declined the request of ${named(d, "school")}`
      : `declined the invitation for ${named(d, "school")}`,
  "withdraw-admission": (d) =>
    d.openedBySide === "school"
      ? `withdrew the request of ${named(d, "school")}`
      : `withdrew the invitation of ${named(d, "school")}`,
  "leave-group": (d) => `took ${named(d, "school")} out of the group`,
  "name-coordinator": (d) => `named ${named(d, "person")} a coordinator`,
  "end-coordinator": (d) => `ended the part of ${named(d, "person")} as a coordinator`,
  "take-up-group": (d) => `took the group up for ${named(d, "school")}, because nobody at its schools ran it`,
  "change-group-settings": (d) => `changed ${Object.keys(d).map(settingName).join(", ")}`,
}

const settingName = (key: string) =>
  key === "financeTwoFactorRequired" ? "whether a second factor is required" : `the ${key}`

/** What happened, to stand after the person's name. Acts of other features are named by what they are called. */
export const actInWords = ({ act, detail }: RecordedAct): string =>
  sentences[act]?.((detail ?? {}) as Detail) ?? `did this: ${act.replaceAll("-", " ")}`
