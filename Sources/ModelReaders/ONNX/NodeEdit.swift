import Graphs
import Tensors

/// A node under change: itself, and what comes to stand around it.
struct NodeEdit {
  var node: Node
  private(set) var before: [Node] = []
  private(set) var after: [Node] = []
  private(set) var constants: [String: Constant] = [:]
  private(set) var names: TakenNames
  private let ranks: [String: Int]
  private let fileConstants: [String: Constant]

  init(node: Node, names: TakenNames, ranks: [String: Int], fileConstants: [String: Constant]) {
    self.node = node
    self.names = names
    self.ranks = ranks
    self.fileConstants = fileConstants
  }

  func failure(_ message: String) -> ModelError { ModelError(.unsupported, message, context: node.context) }

  /// The number of axes of the first output or input, if the file tells it.
  var rank: Int? { (node.outputs.first.flatMap { ranks[$0] }) ?? node.inputs.first.flatMap { ranks[$0] } }

  /// True for an input that is left out, or given as a constant without elements, as older versions do.
  func lacksInput(_ index: Int) -> Bool {
    guard index < node.inputs.count, !node.inputs[index].isEmpty else { return true }
    return fileConstants[node.inputs[index]]?.shape.contains(0) ?? false
  }

  /// A name that no value of the file bears: the node's first output with a suffix.
  private mutating func freshName(_ suffix: String) -> String {
    names.insertFresh("\(node.outputs.first ?? node.name):\(suffix)")
  }

  mutating func addConstant(_ suffix: String, _ constant: Constant) -> String {
    let name = freshName(suffix)
    constants[name] = constant
    return name
  }

  /// Makes a value ahead of the node, and gives back its name.
  mutating func insert(_ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:]) -> String {
    let name = freshName(operatorName)
    before.append(
      Node(name: name, operatorName: operatorName, inputs: inputs, outputs: [name], attributes: attributes))
    return name
  }

  /// Lets another node make the node's output, from what the node makes.
  mutating func finish(_ operatorName: String, _ inputs: (String) -> [String]) {
    guard let output = node.outputs.first else { return }
    let inner = freshName(node.operatorName)
    node.outputs[0] = inner
    after.append(
      Node(name: freshName(operatorName), operatorName: operatorName, inputs: inputs(inner), outputs: [output]))
  }

  /// Gives an input that later versions read instead of an attribute.
  mutating func setInput(_ index: Int, _ value: String) {
    while node.inputs.count <= index { node.inputs.append("") }
    node.inputs[index] = value
  }

  /// An attribute that became an input; without the attribute the input stays absent.
  mutating func moveToInput(_ attribute: String, _ index: Int) {
    let constant: Constant
    switch node.attributes.removeValue(forKey: attribute) {
    case .integer(let number): constant = .integers([number])
    case .integers(let list): constant = .integers(list)
    case .float(let number): constant = .floats(Tensor(number))
    case .floats(let list): constant = .floats(Tensor(shape: [list.count], elements: list))
    default: return
    }
    setInput(index, addConstant(attribute, constant))
  }

  /// Drops an attribute that the older form lacks and that has no effect at its default.
  mutating func drop(_ attribute: String, default isDefault: (Attribute) -> Bool) throws(ModelError) {
    guard let value = node.attributes.removeValue(forKey: attribute), !isDefault(value) else { return }
    throw failure("the setting '\(attribute)' is not supported at \(value)")
  }
}
