import { ButtonLink } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { TaskList } from "#app/components/list/task-list.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Page } from "#app/components/page/page.tsx"
import { Tag, type TagTone } from "#app/components/tag.tsx"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import { NoGroupYet } from "#app/features/groups/showing/no-group-yet.tsx"
import type { NeedView, Urgency } from "#app/features/notifications/need.ts"

const SHELVES: { title: string; urgencies: Urgency[] }[] = [
  { title: "Now", urgencies: ["overdue", "today"] },
  { title: "Soon", urgencies: ["this-week"] },
  { title: "Later", urgencies: ["later"] },
  { title: "News", urgencies: ["news"] },
]

const TAGS: Partial<Record<Urgency, { tone: TagTone; text: string }>> = {
  overdue: { tone: "bad", text: "Overdue" },
  today: { tone: "attention", text: "Today" },
}

/** What waits for the person who has signed in, the most pressing first. */
export function FirstScreen({ viewer, needs }: { viewer: Actor; needs: NeedView[] }) {
  const shelves = SHELVES.map(({ title, urgencies }) => ({
    title,
    needs: needs.filter(({ urgency }) => urgencies.includes(urgency)),
  })).filter((shelf) => shelf.needs.length > 0)
  return (
    <Page viewer={viewer} section="home" title="What needs me?">
      {shelves.map(({ title, needs: shelf }) => (
        <section key={title} aria-label={title}>
          <h2 className="govuk-heading-m">{title}</h2>
          <TaskList tasks={shelf.map(taskOf)} />
        </section>
      ))}
      {shelves.length === 0 && <NothingNeeded isInGroup={groupIdsOf(viewer).length > 0} />}
    </Page>
  )
}

const NothingNeeded = ({ isInGroup }: { isInGroup: boolean }) =>
  isInGroup ? (
    <EmptyState title="Nothing needs you" action={<ButtonLink href="/pools">See all pools</ButtonLink>}>
      Pools to answer, approvals, bookings to confirm and invoices to pay appear here as they come.
    </EmptyState>
  ) : (
    <NoGroupYet />
  )

function taskOf(need: NeedView) {
  const tag = TAGS[need.urgency]
  return {
    key: need.key,
    href: need.href,
    title: need.title,
    detail: (
      <>
        {need.detail}
        {need.by && (
          <span className="kith-need__by">
            {opening(need.byVerb)} <Moment moment={need.by} />
          </span>
        )}
      </>
    ),
    status: (
      <>
        {need.amount && <strong className="kith-figures">{need.amount}</strong>}
        {tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
      </>
    ),
  }
}

const opening = (word = "by") => word.charAt(0).toUpperCase() + word.slice(1)
