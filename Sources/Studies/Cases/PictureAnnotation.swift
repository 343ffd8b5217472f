import Evaluation

/// What a PASCAL VOC file says of one picture.
///
///     <annotation>
///       <object><name>n01751748</name><bndbox><xmin>111</xmin><ymin>108</ymin><xmax>441</xmax><ymax>193</ymax></bndbox></object>
///     </annotation>
///
/// Of each object its class and its box, whose edges count as they stand: a box is xmax − xmin wide. All else, the parts of
/// an object as well, is passed over.
struct PictureAnnotation {
  struct Object {
    let className: String
    /// nil where the object has none.
    let box: ListedBox?
  }

  private(set) var objects: [Object] = []

  init(_ bytes: [UInt8]) throws(XMLReader.Fault) {
    var reader = try XMLReader(bytes)
    var name: String?
    var edges: [String: String]?
    while let event = try reader.next() {
      let path = reader.path
      switch event {
      case .start("object") where path.count == 2:
        name = nil
        edges = nil
      case .start("bndbox") where Self.isObject(path.dropLast()):
        edges = [:]
      case .text(let text) where path.count == 3 && path[2] == "name" && Self.isObject(path.dropLast()):
        name = (name ?? "") + text
      case .text(let text) where path.count == 4 && path[2] == "bndbox" && Self.isObject(path.prefix(2)):
        edges?[path[3], default: ""] += text
      case .end("object") where path.count == 1:
        let className = CSVReader.trimmed(name ?? "")
        objects.append(Object(className: className, box: edges.map(Self.box)))
      default: break
      }
    }
  }

  private static func isObject(_ path: ArraySlice<String>) -> Bool { path.count == 2 && path.last == "object" }

  private static func box(_ edges: [String: String]) -> ListedBox {
    var numbers: [Double] = []
    for name in ["xmin", "ymin", "xmax", "ymax"] {
      guard let text = edges[name].map(CSVReader.trimmed), let number = Double(text) else {
        return .fault("a box's \(name) is \(edges[name].map { "no number: " + CaseFaults.quoted($0) } ?? "lacking")")
      }
      numbers.append(number)
    }
    return ListedBox { () throws(EvaluationError) in
      try PictureBox(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
    }
  }
}
