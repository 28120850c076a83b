import type { Letter } from "#app/features/groups/letters/letter.ts"

type Sender = { name: string; school: string | null }

const signed = ({ name, school }: Sender) => (school ? `${name} of ${school}` : name)
const quoted = (message: string) => (message === "" ? [] : [`They write:\n${message}`])

export const schoolInvited = (
  who: Sender,
  group: string,
  school: string,
  message: string,
  link: string,
): Letter => ({
  subject: `${group} invites ${school}`,
  paragraphs: [
    `${signed(who)} invites ${school} to join ${group} on Kith, to buy together and share people.`,
    ...quoted(message),
    `A headteacher or business manager can accept or decline within 30 days: ${link}`,
    "Joining commits your school to nothing: every purchase is decided one by one.",
  ],
})

export const addressInvited = (who: Sender, group: string, message: string, link: string): Letter => ({
  subject: `${group} invites your school`,
  paragraphs: [
    `${signed(who)} invites your school to join ${group} on Kith, where schools buy together and share people.`,
    ...quoted(message),
    `Sign in or sign up with this email address, find your school, and accept or decline within 30 days: ${link}`,
    "If this is not for you, you need do nothing.",
  ],
})

export const joinRequested = (
  who: Sender,
  group: string,
  school: string,
  message: string,
  link: string,
): Letter => ({
  subject: `${school} asks to join ${group}`,
  paragraphs: [
    `${who.name} asks for ${school} to join ${group}, which you coordinate.`,
    ...quoted(message),
    `Approve or decline within 30 days: ${link}`,
  ],
})

export const requestAnswered = (who: Sender, group: string, accepted: boolean, link: string): Letter => ({
  subject: accepted ? `Your school is now in ${group}` : `${group} has declined your request`,
  paragraphs: accepted
    ? [
        `${signed(who)} has approved your school's request. You now see the pools of ${group} and can join them.`,
        link,
      ]
    : [`${signed(who)} has declined your school's request to join ${group}. You can ask again.`],
})

export const invitationAnswered = (
  who: Sender,
  group: string,
  school: string,
  accepted: boolean,
  link: string,
): Letter => ({
  subject: accepted ? `${school} has joined ${group}` : `${school} has declined to join ${group}`,
  paragraphs: [
    accepted
      ? `${who.name} has accepted for ${school}, which is now a member of ${group}.`
      : `${who.name} has declined for ${school}. You can invite the school again.`,
    link,
  ],
})

export const schoolLeft = (who: Sender, group: string, school: string, link: string): Letter => ({
  subject: `${school} has left ${group}`,
  paragraphs: [
    `${who.name} has taken ${school} out of ${group}. What the school bought with you stays on record.`,
    link,
  ],
})

export const coordinatorNamed = (who: Sender, group: string, link: string): Letter => ({
  subject: `You now coordinate ${group}`,
  paragraphs: [
    `${signed(who)} has named you a coordinator of ${group}: you invite schools, answer requests and run pools.`,
    link,
  ],
})

export const coordinatorEnded = (who: Sender, group: string): Letter => ({
  subject: `You no longer coordinate ${group}`,
  paragraphs: [`${signed(who)} has ended your part as a coordinator of ${group}.`],
})
