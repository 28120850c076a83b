import { ChoiceGroup, type ChoiceGroupProps } from "#app/components/form/choice-group.tsx"

/** Any number of choices, posted as several values of one name. */
export function CheckboxGroup({ values = [], ...props }: ChoiceGroupProps & { values?: string[] }) {
  const typed = props.faults?.typed[props.name] ?? []
  return <ChoiceGroup {...props} kind="checkbox" chosen={props.faults ? [typed].flat() : values} />
}
