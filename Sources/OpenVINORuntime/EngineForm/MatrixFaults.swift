import Graphs
import Tensors

let matrixFaults = [
  // Of `MatMul`, `Softmax`, `MatMul` the engine makes one operator of attention, and takes it apart again where the second
  // factors hold one number: with an order of axes that has too many. By one number a product is that of all elements.
  EngineFault("MatMul", "refuses attention whose keys or values are a single number", seenIn: "2026.4.1") {
    replacement in
    let shapes = [try replacement.operation.shape(0), try replacement.operation.shape(1)]
    guard shapes.allSatisfy({ $0.count > 1 }), shapes[1].allSatisfy({ $0 == 1 }) else { return }
    replacement.finish("Mul", replacement.node.inputs)
  },
  // It multiplies the list by the number, with which the list becomes a row, and fits no more. Here: by a column.
  EngineFault("MatMul", "refuses a constant list behind which a constant number is multiplied by", seenIn: "2026.4.1") {
    replacement in
    let operation = replacement.operation
    guard let list = operation.constants[1]?.tensor, list.rank == 1, try operation.shape(0).count > 2,
      !replacement.operatorsBehind.isDisjoint(with: ["Mul", "Div"])
    else { return }
    let column = replacement.floats(Tensor(shape: list.shape + [1], elements: list.elements), "column")
    let product = replacement.add("MatMul", [replacement.node.inputs[0], column])
    let shape = replacement.integers(replacement.outputTypes[0].shape, "shape")
    replacement.finish("Reshape", [product, shape])
  },
  // Attention becomes one kernel, which in bf16 reads a mask of one row for all heads and queries as numbers of another
  // type. Here: the mask out of its reach.
  EngineFault("Add", "of one row to the scores of attention, in bf16, adds other numbers", seenIn: "2026.4.1") {
    replacement in
    guard replacement.outputTypes[0].elementType.isFloatingPoint,
      !replacement.operatorsBehind.isDisjoint(with: ["Softmax", "Where"])
    else { return }
    for side in 0...1 {
      let (mask, scores) = (try replacement.operation.shape(side), replacement.node.inputs[1 - side])
      // Of a batch, any number of rows.
      guard let length = mask.last, length > 1, mask.dropLast().suffix(2).allSatisfy({ $0 == 1 }),
        replacement.surroundings.isMade(scores, by: ["MatMul"], through: ["Mul", "Div"])
      else { continue }
      return replacement.partFromNext()
    }
  },
  EngineFault("Einsum", "refuses a repeated index where the formula leaves out its result", seenIn: "2026.4.1") {
    replacement in
    let equation = try replacement.operation.string("equation", default: "").filter { $0 != " " }
    let formula = try EinsumFormula(replacement.operation)
    let isRepeated = formula.inputs.contains { Set($0).count < $0.count }
    guard !equation.contains(">"), !equation.contains("."), isRepeated else { return }
    replacement.finish(
      "Einsum", replacement.node.inputs, attributes: ["equation": .string("\(equation)->\(String(formula.output))")])
  },
]
