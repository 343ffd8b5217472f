import Graphs

let matrixFaults = [
  // Of `MatMul`, `Softmax`, `MatMul` the engine makes one operator of attention, and takes it apart again where the second
  // factors hold one number: with an order of axes that has too many. By one number a product is that of all elements.
  EngineFault("MatMul", "refuses attention whose keys or values are a single number", seenIn: "2026.4.1") {
    replacement in
    let shapes = [try replacement.operation.shape(0), try replacement.operation.shape(1)]
    guard shapes.allSatisfy({ $0.count > 1 }), shapes[1].allSatisfy({ $0 == 1 }) else { return }
    replacement.finish("Mul", replacement.node.inputs)
  }
]
