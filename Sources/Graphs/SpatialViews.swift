/// Bringing layers of other layouts into the form of a convolution's output.
extension Graph {
  /// The same network, in which every given layer is `[N, C, h, w]`, of a volume `[N, C, d, h, w]`.
  ///
  /// What the layer's node makes is laid out over the image, and from that put together again for all that read it. So
  /// the layer lies on the way to the output and can be changed, cut at and differentiated by like any other:
  ///
  ///     [N, 1 + h·w, C] ─┬─ tokens of the image ─▶ [N, C, h, w] (now the layer) ─▶ [N, h·w, C] ─┐
  ///                      └─ class token ─────────────────────────────────────────────────────────┴─▶ [N, 1 + h·w, C]
  ///
  /// It keeps its name; the network computes what it did.
  /// - Parameter layers: of this graph or a specialised form of it; those that are `[N, C, h, w]` already stay.
  /// - Complexity: O(nodes).
  public func withSpatialViews(of layers: [Layer]) throws -> Graph {
    let views = Dictionary(
      layers.filter { $0.layout != .channelsFirst }.map { ($0.value, $0) }, uniquingKeysWith: { first, _ in first })
    guard !views.isEmpty else { return self }
    var builder = ViewBuilder(graph: self)
    for node in nodes {
      var changed = node
      changed.inputs = node.inputs.map { views[$0] == nil ? $0 : builder.restored($0) }
      changed.outputs = node.outputs.map { views[$0] == nil ? $0 : builder.made($0) }
      builder.nodes.append(changed)
      for layer in node.outputs.compactMap({ views[$0] }) { builder.addView(of: layer) }
    }
    var viewed = try Graph(
      inputs: inputs, outputs: outputs.map { views[$0] == nil ? $0 : builder.restored($0) }, nodes: builder.nodes,
      constants: constants.merging(builder.constants) { old, _ in old })
    viewed.takeLayerNames(of: self)
    return viewed
  }
}

private struct ViewBuilder {
  let graph: Graph
  var nodes: [Node] = []
  private(set) var constants: [String: Constant] = [:]

  init(graph: Graph) { self.graph = graph }

  /// What the layer's node makes.
  func made(_ value: String) -> String { graph.unusedName("\(value)/made") }

  /// What its readers read.
  func restored(_ value: String) -> String { graph.unusedName("\(value)/restored") }

  mutating func addView(of layer: Graph.Layer) {
    let (value, channels) = (layer.value, layer.shape[1])
    let (made, restored) = (made(value), restored(value))
    let toLast: [String: Attribute] = ["perm": .integers(Graph.Layout.toLast(rank: layer.shape.count))]
    let toFirst: [String: Attribute] = ["perm": .integers(Graph.Layout.toFirst(rank: layer.shape.count))]
    switch layer.layout {
    case .channelsFirst: break
    case .channelsLast:
      add("Transpose", [made], toFirst, makes: value)
      add("Transpose", [value], toLast, makes: restored)
    case .tokens(let grid):
      let end = grid.leading + grid.height * grid.width
      var places = made
      if grid.extras > 0 { places = slice(made, from: grid.leading, to: end, "\(value)/places") }
      // 0 leaves the batch as it is.
      let rows = reshape(places, to: [0, grid.height, grid.width, channels], "\(value)/rows")
      add("Transpose", [rows], toFirst, makes: value)
      let last = add("Transpose", [value], toLast, makes: graph.unusedName("\(value)/last"))
      guard grid.extras > 0 else {
        reshape(last, to: [0, grid.height * grid.width, channels], restored)
        return
      }
      var parts = [reshape(last, to: [0, grid.height * grid.width, channels], "\(value)/list")]
      if grid.leading > 0 { parts.insert(slice(made, from: 0, to: grid.leading, "\(value)/leading"), at: 0) }
      if grid.trailing > 0 { parts.append(slice(made, from: end, to: grid.count, "\(value)/trailing")) }
      add("Concat", parts, ["axis": .integer(1)], makes: restored)
    }
  }

  @discardableResult
  private mutating func add(
    _ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute] = [:], makes output: String
  ) -> String {
    nodes.append(
      Node(name: output, operatorName: operatorName, inputs: inputs, outputs: [output], attributes: attributes))
    return output
  }

  private mutating func integers(_ elements: [Int], _ name: String) -> String {
    let name = graph.unusedName(name)
    constants[name] = .integers(elements)
    return name
  }

  @discardableResult
  private mutating func reshape(_ value: String, to shape: [Int], _ name: String) -> String {
    add("Reshape", [value, integers(shape, "\(name)/shape")], makes: graph.unusedName(name))
  }

  private mutating func slice(_ value: String, from start: Int, to end: Int, _ name: String) -> String {
    let bounds = [
      integers([start], "\(name)/start"), integers([end], "\(name)/end"), integers([1], "\(name)/axis"),
    ]
    return add("Slice", [value] + bounds, makes: graph.unusedName(name))
  }
}
