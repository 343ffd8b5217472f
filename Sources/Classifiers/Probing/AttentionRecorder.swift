import Graphs
import Tensors

/// What a transformer's tokens attended to in one picture.
public struct NetworkAttention: Sendable {
  /// Block by block: probabilities `[heads, T, T]`, and gradients of the same shape where they were asked for.
  public let blocks: [(probabilities: Tensor, gradients: Tensor?)]
  /// How the tokens lie over the image.
  public let grid: TokenGrid
}

extension NetworkProbe {
  /// The tokens' attention, without gradients.
  public func attention() async throws -> NetworkAttention {
    let plan = try recorder.attentionPlan(tokens: tokens)
    return try await attention(plan, gradients: plan.maps.map { _ in nil })
  }

  /// The same with the gradients of y, by one run forward and backward.
  public func attentionWithGradients() async throws -> NetworkAttention {
    let plan = try recorder.attentionPlan(tokens: tokens)
    let values = plan.maps.map(\.value)
    let program = try await log.measure("compile") { try await programs.gradients(at: values, batch: 1) }
    let direction = reading.derivative(pass.scores.output.elements, classIndex, target)
    let gradients = try await log.measure("run") {
      try await program.gradients(
        [classifier.input: pass.imageNCHW], directions: Tensor(shape: [1, direction.count], elements: direction))
    }
    log.count {
      $0.forward += 1
      $0.backward += 1
    }
    return try await attention(plan, gradients: values.map { try gradients.value($0) })
  }

  /// The same with the gradients, block by block, of the logit that the network's end makes of what the block gives.
  public func attentionWithBlockGradients() async throws -> NetworkAttention {
    let plan = try recorder.attentionPlan(tokens: tokens)
    let direction = reading.derivative(pass.scores.output.elements, classIndex, .logit)
    let directions = Tensor(shape: [1, direction.count], elements: direction)
    let frontiers = plan.maps.map { classifier.graph.frontier(behind: $0.value, outputs: [$0.block]) }
    let values = try await values((plan.maps.map(\.value) + frontiers.joined()).eachOnce(by: \.self))
    var gradients: [Tensor?] = []
    for (map, frontier) in zip(plan.maps, frontiers) {
      let program = try await log.measure("compile") {
        try await programs.blockGradients(of: map, end: plan.end, behind: frontier)
      }
      let inputs = try Dictionary(uniqueKeysWithValues: program.inputs.map { ($0, try values.value($0)) })
      let gradient = try await log.measure("run") {
        try await program.gradients(inputs, directions: directions).value(map.value)
      }
      log.count {
        $0.head += 1
        $0.backward += 1
      }
      gradients.append(gradient)
    }
    return try attention(plan, values, gradients: gradients)
  }

  private func attention(_ plan: AttentionPlan, gradients: [Tensor?]) async throws -> NetworkAttention {
    try attention(plan, await values(plan.maps.map(\.value)), gradients: gradients)
  }

  private func attention(
    _ plan: AttentionPlan, _ values: [String: Tensor], gradients: [Tensor?]
  ) throws -> NetworkAttention {
    let count = plan.grid.count
    return NetworkAttention(
      blocks: try zip(plan.maps, gradients).map { map, gradient in
        let shape = [map.heads, count, count]
        return (try values.value(map.value).reshaped(shape), gradient?.reshaped(shape))
      }, grid: plan.grid)
  }

  /// Values of the picture's run, by a run that gives them.
  private func values(_ names: [String]) async throws -> [String: Tensor] {
    let asked = names.filter { $0 != classifier.input }
    var values = [classifier.input: pass.imageNCHW]
    guard !asked.isEmpty else { return values }
    let program = try await log.measure("compile") { try await programs.forward(outputs: asked, batch: 1) }
    let outputs = try await log.measure("run") { try await program.run(values) }
    log.count { $0.forward += 1 }
    values.merge(outputs) { $1 }
    return values
  }
}

/// Where a transformer's attention is, and how its tokens lie.
struct AttentionPlan {
  let maps: [Graph.AttentionMap]
  let grid: TokenGrid
  /// What the last block gives.
  let end: String
}

extension Recorder {
  /// - Throws: `ClassifierError` where the network has no attention of all tokens to all.
  func attentionPlan(tokens: TokenGrid?) throws -> AttentionPlan {
    let graph = classifier.graph
    guard let grid = graph.tokenGrid(tokens) else { throw noAttention("it has no tokens that lie over the picture") }
    let maps = graph.attentionMaps(tokens: grid.count)
    guard let last = maps.last else { throw noAttention("its nodes hold none over \(grid.count) tokens") }
    return AttentionPlan(maps: maps, grid: grid, end: last.block)
  }

  private func noAttention(_ reason: String) -> ClassifierError {
    ClassifierError(
      .noAttention,
      "the network has no attention of all tokens to all: \(reason); methods that look at a layer, such as grad-cam, serve it"
    )
  }

  /// - Throws: `ClassifierError` where the network has no attention of all tokens to all.
  package func checkAttention(tokens: TokenGrid?) throws { _ = try attentionPlan(tokens: tokens) }
}

extension Graph {
  /// A block of a transformer from its attention on, with the network's end behind it.
  ///
  /// - Parameters:
  ///   - map: of the block.
  ///   - end: what the last block gives, which the network's end reads.
  ///   - frontier: what the block reads, its attention first.
  func blockWithEnd(_ map: AttentionMap, end: String, behind frontier: [String], output: String) throws -> Graph {
    let block = try cut(at: frontier, outputs: [map.block])
    guard map.block != end else { return try cut(at: frontier, outputs: [output]) }
    let head = try cut(at: self.frontier(behind: end, outputs: [output]), outputs: [output])
    let known = Set(block.nodes.flatMap(\.outputs))
    let nodes = head.nodes.filter { !$0.outputs.contains(where: known.contains) }.map { node in
      var node = node
      node.inputs = node.inputs.map { $0 == end ? map.block : $0 }
      return node
    }
    return try Graph(
      inputs: block.inputs + head.inputs.filter { $0.name != end && !block.isDefined($0.name) }, outputs: [output],
      nodes: block.nodes + nodes, constants: block.constants.merging(head.constants) { first, _ in first }
    ).specialised()
  }
}

extension NetworkPrograms {
  /// The gradients by a block's attention of what the network's end makes of the block.
  func blockGradients(
    of map: Graph.AttentionMap, end: String, behind frontier: [String]
  ) async throws -> GradientProgram {
    try await ofParts.gradients(map.value) { [classifier, engine] in
      try GradientProgram(
        of: {
          try classifier.graph.blockWithEnd(map, end: end, behind: frontier, output: classifier.output)
        }, scores: classifier.output, shape: [1, classifier.classCount], at: [map.value], isLenient: false,
        engine: engine)
    }
  }

}
