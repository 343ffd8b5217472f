import Failures
import Graphs

/// A whole network that `torch.save(model)` wrote, as far as its classes are known: torch's own layers in sequence, or a network of
/// torchvision's that is built in.
package struct PickledNetwork {
  package let graph: Graph
  /// The built-in network that it is.
  package let architecture: Architecture?
  package let notes: [Note]

  /// - Parameter known: the networks that one of torchvision's may be.
  /// - Returns: nil where the file holds no module.
  /// - Throws: `ModelError` that names a class whose program is not known here.
  package init?(
    _ bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable, among known: [Architecture] = Architecture.all
  ) throws {
    let file: PyTorchFile
    if bytes.starts(with: [0x50, 0x4B]) {
      file = try PyTorchFile(zip: bytes)
    } else if bytes.first == 0x80 {
      file = try PyTorchFile(stream: bytes)
    } else {
      return nil
    }
    guard let tree = try file.module()?.unwrapped else { return nil }
    if let changed = tree.all.first(where: \.isChanged) { throw changed.changed }
    let weights = try file.stateDictionary(tree.weights, owner: owner, fileSize: bytes.count)
    if tree.isTorchvision {
      guard let found = try Architecture.holding(tree, weights: weights, among: known) else { throw tree.unknown }
      architecture = found.architecture
      graph = found.fitted.graph
      notes =
        [
          Note(
            "the file holds a network of the class '\(tree.className)', which is taken for \(found.architecture.name)")
        ]
        + found.fitted.notes
    } else {
      let shapes = Dictionary(weights.map { ($0.name, $0.value.shape) }, uniquingKeysWith: { first, _ in first })
      let network = try LayerNetwork(tree, shapes: shapes)
      var module = ModuleGraph(weights: weights, channels: network.channels)
      try network.build(&module)
      graph = try module.finished(architecture: "the file's own layers")
      architecture = nil
      notes = []
    }
  }
}

extension ModuleTree {
  /// What a wrapper of a whole network holds, such as `DataParallel`.
  var unwrapped: ModuleTree {
    let wrappers = [
      "torch.nn.parallel.data_parallel.DataParallel", "torch.nn.parallel.distributed.DistributedDataParallel",
      "torch._dynamo.eval_frame.OptimizedModule",
    ]
    guard wrappers.contains(className), children.count == 1 else { return self }
    return children[0].shortened(by: children[0].path.count + 1).unwrapped
  }

  /// The same with shorter paths.
  private func shortened(by count: Int) -> ModuleTree {
    var result = self
    result.path = String(path.dropFirst(count))
    result.children = children.map { $0.shortened(by: count) }
    return result
  }
}
