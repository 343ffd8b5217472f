import Graphs

/// Features of the picture alone, where a network puts a rim of zeros to the right of it and below, so that strides divide its sides.
///
/// A layer is taken to lie over the whole picture. Of sides that were padded from a to b a layer's first ⌈n a/b⌉ of n do; these get the
/// layer's name, and what reads it gets them with the rim's own elements around them.
struct PictureShare {
  /// What pads the picture.
  private let padding: Node

  /// - Returns: nil where nothing between the picture and some features pads it before the first layer with weights.
  init?(before features: [String], in graph: FileGraph) {
    let paddings = graph.nodes(before: features).filter { $0.operatorName == "Pad" }
      .filter { node in
        node.string("mode", default: "constant") == "constant"
          && !graph.nodes(before: [node.input(0)]).contains { $0.operatorName == "Conv" }
      }
    guard paddings.count == 1, let padding = paddings.first else { return nil }
    self.padding = padding
  }

  /// Writes the share of some features, and the whole that is read in their place.
  /// - Parameters:
  ///   - raw: what the network makes: `[1, C, h, w]`.
  ///   - share: what the share is called.
  /// - Returns: the whole.
  func write(of raw: String, as share: String, _ list: inout NodeList) -> String {
    let (inner, outer) = (list.add("Shape", [padding.input(0)]), list.add("Shape", [padding.result]))
    let shape = list.add("Shape", [raw])
    let (one, none) = (list.integers([1]), list.integers([0]))
    var sides: [(length: String, own: String)] = []
    for (axis, place) in [(2, -2), (3, -1)] {
      let length = list.gather(shape, [axis], axis: 0)
      let padded = list.gather(outer, [place], axis: 0)
      let product = list.add("Mul", [length, list.gather(inner, [place], axis: 0)])
      let rounded = list.add("Sub", [list.add("Add", [product, padded]), one])
      sides.append((length, list.add("Div", [rounded, padded])))
    }
    let ends = list.add("Concat", sides.map(\.own), ["axis": .integer(0)])
    list.add("Slice", [raw, list.integers([0, 0]), ends, list.integers([2, 3])], as: share)
    let rims = sides.map { list.add("Sub", [$0.length, $0.own]) }
    let pads = list.add("Concat", [list.integers([0, 0, 0, 0, 0, 0])] + rims, ["axis": .integer(0)])
    let masks = sides.map { side in
      let places = list.add(
        "Range",
        [
          list.add("Squeeze", [none, none]), list.add("Squeeze", [side.length, none]),
          list.add("Squeeze", [one, none]),
        ])
      return list.add("Less", [places, side.own])
    }
    let mask = list.add("And", [list.unsqueeze(masks[0], [1]), masks[1]])
    return list.add("Where", [mask, list.add("Pad", [share, pads]), raw])
  }
}
