import Graphs

let shapeFaults = [
  EngineFault("Expand", "makes a list of a single number that stays one", seenIn: "2026.4.1") { replacement in
    guard try replacement.operation.shape(0) == replacement.outputTypes[0].shape else { return }
    replacement.finish("Identity", [replacement.node.inputs[0]])
  }
]
