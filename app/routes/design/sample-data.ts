import type { FormFaults } from "#app/components/form/form-faults.ts"
import type { Viewer } from "#app/components/page/acting.tsx"

export const sampleViewer: Viewer = {
  name: "Priya Nair",
  school: { id: "1", name: "Beech Hill Primary School" },
  places: [
    { id: "1", name: "Beech Hill Primary School" },
    { id: "2", name: "St Cuthbert’s Church of England Junior School" },
    { id: "3", name: "Larkfield Early Years Centre" },
  ],
  coordinates: [{ id: "9", name: "Wharfe Valley Learning Community" }],
}

/** A form in which everything went wrong, and all of it was kept. */
export const sampleFaults: FormFaults = {
  typed: {
    faultyName: "Paper, paper and more paper",
    faultyQuantity: "twelve",
    faultyLimit: "4.0.5",
    faultyCloses: "31/02/2027",
    faultyTime: "25:00",
    faultySupplier: "",
    faultyPaper: "90",
    faultyGroups: ["trust"],
    faultyReason: "Because",
  },
  sentences: {
    faultyName: "A name can be at most 20 characters long; this has 27",
    faultyQuantity: "Give the quantity in figures, such as 12",
    faultyLimit: "Give an amount in pounds, such as 4.05",
    faultyCloses: "February 2027 has 28 days; give a date that exists",
    faultyTime: "Give a time between 00:00 and 23:59",
    faultySupplier: "Choose a supplier",
    faultyPaper: "90 g paper is no longer offered; choose another",
    faultyGroups: "Choose at least two groups",
    faultyReason: "Say in a sentence why, so that the schools know",
    faultyPassword: "A password has 12 characters or more",
    faultyFile: "That is not a CSV file",
    faultyAgreed: "Confirm that you may order for your school",
  },
}
