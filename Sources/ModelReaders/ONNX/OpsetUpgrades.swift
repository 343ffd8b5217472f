import Graphs
import Tensors

/// Brings the nodes of a file into the form of `Graph.opset`, by the changes listed in `OpsetChange.all`.
struct OpsetUpgrades {
  /// The constants that the upgraded nodes need beside those of the file.
  private(set) var constants: [String: Constant] = [:]
  private var names: TakenNames
  private let ranks: [String: Int]

  /// - Parameters:
  ///   - names: all names of values in the file, none of which a new value may bear.
  ///   - ranks: the number of axes of the values for which the file tells it.
  init(names: Set<String> = [], ranks: [String: Int] = [:]) {
    self.names = TakenNames(names)
    self.ranks = ranks
  }

  /// True for the two names of ONNX's own operators.
  static func isDefaultDomain(_ domain: String) -> Bool { domain.isEmpty || domain == "ai.onnx" }

  /// True if nodes of an operator are brought into a newer form.
  func changes(_ operatorName: String, from opset: Int) -> Bool {
    (Self.changes[operatorName] ?? []).contains { $0.version > opset && $0.version <= Graph.opset }
  }

  /// A name that no value of the file bears, taken from now on: the given one, or with a number behind it.
  mutating func freshName(_ base: String) -> String { names.insertFresh(base) }

  private static let changes = Dictionary(grouping: OpsetChange.all, by: \.operatorName)

  /// The nodes that stand for one node of the file.
  /// - Parameter opset: the version that the node is of.
  /// - Throws: `ModelError` if the node asks for what no later form can say.
  mutating func upgraded(
    _ node: Node, from opset: Int, constants fileConstants: [String: Constant]
  ) throws(ModelError) -> [Node] {
    // Handed over, not copied: a file may hold many nodes.
    let taken = names
    names = TakenNames([])
    var edit = NodeEdit(node: node, names: taken, ranks: ranks, fileConstants: fileConstants)
    // Upwards one version at a time, since a change may rename the operator; newer forms back in one go.
    for version in stride(from: opset + 1, through: Graph.opset, by: 1) {
      for change in Self.changes[edit.node.operatorName] ?? [] where change.version == version {
        try change.apply(&edit)
      }
    }
    for change in Self.changes[node.operatorName] ?? [] where change.version > Graph.opset && change.version <= opset {
      try change.apply(&edit)
    }
    names = edit.names
    constants.merge(edit.constants) { _, new in new }
    return edit.before + [edit.node] + edit.after
  }
}
