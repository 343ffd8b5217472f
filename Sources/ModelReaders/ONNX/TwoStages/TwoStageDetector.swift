import Graphs
import Tensors

/// A detector of two stages, as torchvision's Faster R-CNN is exported: the first proposes regions, the second says what is in them.
///
/// How many regions there are hangs on the picture, and so do the shapes of all that follows. Here it is brought into a form whose shapes
/// do not: what the first stage goes on with is `LikeliestRegions`, padded with empty ones; the features of a region are read from
/// its own level by `RegionPooling`; and all that the second stage says of all regions is put out, for whoever looks for the likeliest
/// boxes among it:
///
///     scores [1, R, K]       probabilities of the classes of each region, without the background
///     boxes  [1, R, 4 K, 1]  left, top, right and bottom for each class, in the picture's pixels
///
/// Layers are those of the picture without a rim that was put around it: see `PictureShare`.
///
/// Source: Ren et al., Faster R-CNN, 2015; torchvision's `FasterRCNN` and `MultiScaleRoIAlign`.
struct TwoStageDetector {
  private let graph: FileGraph
  private let masks: [PlaceList]
  private let suppressions: [PlaceList]

  /// More regions than any detector proposes.
  private static let mostRegions = 1 << 14

  /// What hands on rows as they are.
  private static let passing: Set<String> = ["Unsqueeze", "Cast", "Identity", "Concat"]

  /// - Returns: nil for any other network, which stays as it is.
  static func fixedForm(
    inputs: [Graph.Input], outputs: [String], nodes: [Node], constants: [String: Constant]
  ) -> FileGraph? {
    for name in ["RoiAlign", "NonMaxSuppression", "NonZero"] {
      guard nodes.contains(where: { $0.operatorName == name }) else { return nil }
    }
    return TwoStageDetector(FileGraph(inputs: inputs, outputs: outputs, nodes: nodes, constants: constants))
      .fixedForm()
  }

  private init(_ graph: FileGraph) {
    self.graph = graph
    masks = graph.placeLists(of: "NonZero")
    suppressions = graph.placeLists(of: "NonMaxSuppression")
  }

  private func fixedForm() -> FileGraph? {
    guard let answer, let stage = regions(before: [answer.rows.scores, answer.rows.boxes]) else { return nil }
    let taken = Set(graph.nodes.flatMap { $0.outputs + $0.inputs } + graph.inputs.map(\.name) + graph.constants.keys)
    var list = NodeList(prefix: "regions", isTaken: taken.contains)

    // What finds no place any more: all rows stay where they are.
    let lists = masks + suppressions
    var nodes = graph.nodes.filter { $0.outputs.first != stage.regions && $0.outputs.first != stage.pooled }
    for (place, node) in nodes.enumerated() where lists.contains(where: { $0.isRead(by: node) }) {
      nodes[place] = Node(
        name: node.name, operatorName: "Identity", inputs: [node.input(0)], outputs: node.outputs, attributes: [:])
    }
    stage.write(&list)
    var (made, read) = ([String: String](), [String: String]())
    var pooling = stage.pooling
    if let share = PictureShare(before: pooling.levels.map(\.features), in: graph) {
      for (place, level) in pooling.levels.enumerated() {
        let raw = made[level.features] ?? list.freshName("features")
        let whole = read[level.features] ?? share.write(of: raw, as: level.features, &list)
        (made[level.features], read[level.features]) = (raw, whole)
        pooling.levels[place].features = whole
      }
    }
    pooling.write(regions: stage.regions, as: stage.pooled, &list)

    // The rows of all classes of a region lie one behind another.
    for value in answer.names {
      made[value] = list.freshName("rows")
      read[value] = made[value]
    }
    let regionCount = list.gather(list.add("Shape", [answer.scores]), [0], axis: 0)
    let lengths = list.add(
      "Concat", [list.integers([1]), regionCount, list.integers([-1, 1])], ["axis": .integer(0)])
    list.add("Reshape", [made[answer.rows.boxes] ?? "", lengths], as: answer.rows.boxes)
    list.add("Unsqueeze", [answer.scores, list.integers([0])], as: answer.rows.scores)
    nodes = nodes.map { node in
      var node = node
      node.inputs = node.inputs.map { read[$0] ?? $0 }
      node.outputs = node.outputs.map { made[$0] ?? $0 }
      return node
    }

    var inputs = graph.inputs
    if let input = inputs.first, inputs.count == 1, input.dimensions.count == 3 {
      let one = list.freshName("picture")
      nodes = nodes.map { node in
        var node = node
        node.inputs = node.inputs.map { $0 == input.name ? one : $0 }
        return node
      }
      list.add("Squeeze", [input.name, list.integers([0])], as: one)
      inputs = [Graph.Input(name: input.name, elementType: input.elementType, dimensions: [1] + input.dimensions)]
    }
    let constants = graph.constants.merging(list.constants.map { ($0.name, $0.constant) }) { first, _ in first }
    let whole = FileGraph(
      inputs: inputs, outputs: [answer.rows.boxes, answer.rows.scores], nodes: nodes + list.nodes, constants: constants)
    let needed = whole.nodes(before: whole.outputs)
    guard !needed.contains(where: { OperatorCatalogue.filteringByPicture.contains($0.operatorName) }) else {
      return nil
    }
    return FileGraph(inputs: inputs, outputs: whole.outputs, nodes: needed, constants: constants)
  }

  // MARK: - The second stage's answer

  private struct Answer {
    /// The file's outputs.
    let rows: (boxes: String, scores: String)
    /// `[R, K]`, before anything is left out.
    let scores: String
    var names: [String] { [rows.boxes, rows.scores] }
  }

  /// The outputs that a suppression makes of the scores that it gets, and of boxes.
  private var answer: Answer? {
    for suppression in suppressions {
      let suppressed = graph.origin(of: suppression.finder.input(1), through: Self.passing)
      func isReadBy(_ output: String) -> Bool { graph.maker(of: output).map(suppression.isRead) ?? false }
      guard
        let scores = graph.outputs.first(where: { output in
          isReadBy(output) && graph.maker(of: output)?.input(0) == suppressed
        }),
        let table = table(of: suppressed, width: nil),
        let boxes = graph.outputs.first(where: { $0 != scores && isOfBoxes($0, suppression) })
      else { continue }
      return Answer(rows: (boxes, scores), scores: table)
    }
    return nil
  }

  /// What rows were listed from, `[R, K]` or `[R, K, width]`.
  private func table(of rows: String, width: Int?) -> String? {
    guard let maker = graph.maker(of: graph.source(of: rows, masks).value), maker.operatorName == "Reshape",
      graph.constant(maker.input(1))?.integers == [-1] + (width.map { [Int64($0)] } ?? [])
    else { return nil }
    return maker.input(0)
  }

  /// Whether an output comes from the boxes that a suppression leaves, and from nothing that is asked of these.
  private func isOfBoxes(_ output: String, _ suppression: PlaceList) -> Bool {
    let nodes = graph.nodes(before: [output], stoppingAt: suppression.isRead)
    let read = nodes.filter(suppression.isRead)
    return !read.isEmpty && read.allSatisfy { table(of: $0.input(0), width: 4) != nil }
      && !nodes.contains { ["RoiAlign", "Conv"].contains($0.operatorName) }
  }

  // MARK: - The first stage

  /// Where the first stage hands over to the second.
  private struct Stage {
    /// The regions' value in the file, and that of their features.
    let regions: String
    let pooled: String
    let pooling: RegionPooling
    let boxes: String
    let scores: String
    let apart: String
    /// Where a box counts.
    let masks: [String]
    let attributes: [String: Attribute]

    func write(_ list: inout NodeList) {
      var counted = scores
      if let first = masks.first {
        let mask = masks.dropFirst().reduce(first) { list.add("And", [$0, $1]) }
        counted = list.add("Where", [mask, scores, list.floats([-Float.greatestFiniteMagnitude])])
      }
      list.add(Operator.likeliestRegions, [apart, counted, boxes], attributes, as: regions)
    }
  }

  private func regions(before rows: [String]) -> Stage? {
    let aligned = graph.nodes(before: rows).filter { $0.operatorName == "RoiAlign" && $0.inputs.count == 3 }
    guard let first = aligned.first, let regions = corners(of: first.input(1)),
      aligned.allSatisfy({ corners(of: $0.input(1)) == regions }),
      let handed = graph.maker(of: regions),
      let suppression = suppressions.first(where: { $0.isRead(by: handed) }),
      let pooled = pooled(aligned), suppression.finder.inputs.count >= 4,
      suppression.finder.integer("center_point_box", default: 0) == 0,
      let most = graph.number(suppression.finder.input(2)),
      let overlap = graph.number(suppression.finder.input(3))
    else { return nil }
    let given = suppression.finder.inputs
    let least =
      given.count > 4 && !given[4].isEmpty ? graph.number(given[4]) : -Double(Float.greatestFiniteMagnitude) / 2
    let count = min(Double(suppression.most ?? .max), most)
    guard let least, count >= 1, count <= Double(Self.mostRegions) else { return nil }
    let boxes = handed.input(0)
    let scores = graph.origin(of: given[1], through: Self.passing)
    let apart = graph.origin(of: given[0], through: Self.passing)
    let source = graph.source(of: boxes, masks)
    guard source.lists.map(\.finder) == graph.source(of: scores, masks).lists.map(\.finder),
      apart == boxes || isMoved(apart, from: boxes)
    else { return nil }
    return Stage(
      regions: regions, pooled: pooled.value, pooling: pooled.pooling, boxes: boxes, scores: scores, apart: apart,
      masks: source.lists.map { $0.finder.input(0) },
      attributes: [
        "count": .integer(Int(count)), "overlap": .float(Float(overlap)), "least_score": .float(Float(least)),
      ])
  }

  /// Whether boxes are others, moved by something that is the same for all sides of a box.
  private func isMoved(_ apart: String, from boxes: String) -> Bool {
    guard let sum = graph.maker(of: apart), sum.operatorName == "Add", sum.inputs.contains(boxes) else { return false }
    let between = graph.nodes(before: [apart]) { node in masks.contains { $0.isRead(by: node) } }
    let known: Set<String> = [
      "Add", "Mul", "Cast", "Unsqueeze", "Slice", "ReduceMax", "Gather", "Identity", "Constant",
    ]
    return between.allSatisfy { known.contains($0.operatorName) }
  }

  /// The value that holds the corners of all regions, of those that a `RoiAlign` gets.
  private func corners(of regions: String) -> String? {
    var value = regions
    for _ in 0..<graph.nodes.count {
      guard let maker = graph.maker(of: value) else { return nil }
      switch maker.operatorName {
      case "Cast", "Identity": value = maker.input(0)
      case "Concat" where maker.inputs.count == 1: value = maker.input(0)
      // The picture's number, and four corners.
      case "Concat" where maker.inputs.count == 2 && maker.integer("axis", default: 0) == 1: value = maker.input(1)
      case "Gather" where maker.integer("axis", default: 0) == 1:
        guard graph.constant(maker.input(1))?.integers == [1, 2, 3, 4] else { return nil }
        value = maker.input(0)
      case "Gather" where masks.contains { $0.isRead(by: maker) }: value = maker.input(0)
      case "Gather": return value
      default: return nil
      }
    }
    return nil
  }

  /// The features of all regions: those of one level, or of several, each written where its regions stand.
  private func pooled(_ aligned: [Node]) -> (value: String, pooling: RegionPooling)? {
    if aligned.count == 1, let node = aligned.first, masks.allSatisfy({ !isOwn(node, of: $0) }) {
      return RegionPooling([(node, nil)]).map { (node.result, $0) }
    }
    var levels: [(node: Node, mask: String?)] = []
    var written: [Node] = []
    for node in aligned {
      guard let list = masks.first(where: { isOwn(node, of: $0) }),
        let scatter = graph.nodes.first(where: { scatter in
          scatter.operatorName == "ScatterElements" && scatter.inputs.count == 3
            && scatter.integer("axis", default: 0) == 0
            && scatter.string("reduction", default: "none") == "none" && list.values.contains(scatter.input(1))
            && graph.origin(of: scatter.input(2), through: ["Cast", "Identity"]) == node.result
        })
      else { return nil }
      levels.append((node, list.finder.input(0)))
      written.append(scatter)
    }
    // One writes into what another has written; the first one into zeros.
    let data = Set(written.map { $0.input(0) })
    let ends = written.filter { !data.contains($0.result) }
    let starts = data.subtracting(written.map { $0.result })
    guard ends.count == 1, starts.count == 1, starts.first.flatMap(graph.maker)?.operatorName == "ConstantOfShape",
      let pooling = RegionPooling(levels)
    else { return nil }
    return (ends[0].result, pooling)
  }

  /// Whether a `RoiAlign` gets the regions of a list.
  private func isOwn(_ aligned: Node, of list: PlaceList) -> Bool {
    graph.nodes(before: [aligned.input(1)]) { node in suppressions.contains { $0.isRead(by: node) } }
      .contains(where: list.isRead)
  }
}
