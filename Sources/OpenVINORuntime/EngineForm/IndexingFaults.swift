import Graphs

let indexingFaults = [
  EngineFault("GatherElements", "refuses indices that are fewer along the other axes", seenIn: "2026.4.1") {
    replacement in
    let operation = replacement.operation
    let (shape, indices) = try (operation.shape(0), operation.shape(1))
    let axis = try operation.axis(operation.integer("axis", default: 0), rank: shape.count)
    let shorter = shape.indices.filter { $0 != axis && indices[$0] < shape[$0] }
    guard !shorter.isEmpty else { return }
    // Here: from the part that they reach. A `Slice` would not do: the engine drops it before `GatherElements`, then refuses.
    var part = replacement.node.inputs[0]
    for other in shorter {
      let places = replacement.integers(Array(0..<indices[other]), "places")
      part = replacement.add("Gather", [part, places], attributes: ["axis": .integer(other)])
    }
    replacement.finish("GatherElements", [part, replacement.node.inputs[1]], attributes: ["axis": .integer(axis)])
  }
]
