import { Banner } from "#app/components/banner.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { ProgressSteps } from "#app/components/progress-steps.tsx"
import { Tag } from "#app/components/tag.tsx"
import { Sample } from "#app/routes/design/sample.tsx"

export function NoticeSamples() {
  return (
    <>
      <Sample name="Banners">
        <Banner kind="success" title="Your school has joined: 14 reams">
          <p>You can change that until Friday 4 December 2026, 5pm.</p>
        </Banner>
        <Banner kind="notice" title="Two schools have not answered yet" />
        <Banner kind="warning" title="This pool closes in 40 minutes">
          <p>A commitment that arrives later is not taken.</p>
        </Banner>
      </Sample>
      <Sample name="Tags">
        <p className="kith-sample__row">
          <Tag>Draft</Tag> <Tag tone="active">Open</Tag> <Tag tone="good">Paid</Tag>{" "}
          <Tag tone="attention">Closes today</Tag> <Tag tone="bad">Cancelled</Tag>
        </p>
      </Sample>
      <Sample name="Steps: under way">
        <ProgressSteps
          label="How far this pool is"
          steps={[
            { text: "Draft", state: "done" },
            { text: "Open", state: "done", detail: "since 2 November" },
            { text: "Closed", state: "current", detail: "at £3.90" },
            { text: "Ordered", state: "ahead" },
            { text: "Delivered", state: "ahead" },
            { text: "Invoiced", state: "ahead" },
          ]}
        />
      </Sample>
      <Sample name="Steps: stopped">
        <ProgressSteps
          label="How far the cancelled pool came"
          steps={[
            { text: "Draft", state: "done" },
            { text: "Open", state: "done" },
            { text: "Cancelled", state: "failed", detail: "supplier withdrew" },
          ]}
        />
      </Sample>
      <Sample name="Nothing here yet">
        <EmptyState
          title="Your school is in no pool yet"
          action={<ButtonLink href="#notices">See open pools</ButtonLink>}
        >
          Pools that your groups open appear here, with what they would cost your school at worst.
        </EmptyState>
      </Sample>
      <Sample name="Details">
        <Details summary="How was this worked out?">
          <p>14 reams of the 108 ordered, at £3.90 each.</p>
        </Details>
      </Sample>
    </>
  )
}
