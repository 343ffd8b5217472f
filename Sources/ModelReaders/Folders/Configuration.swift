import Failures
import Files

/// A JSON object of a stranger's folder, whose values are checked as they are read.
///
///     let depth = try configuration.integer("num_hidden_layers", 12, in: Configuration.depths)
package struct Configuration: Sendable {
  /// The file's name, for messages.
  let file: String
  private let values: [String: JSONValue]

  /// No network comes near.
  static let widths = 1...65_536
  static let depths = 1...512
  static let sides = 1...16_384
  static let largestFile = 1 << 26

  /// What helps with a network that is not built in.
  static let exporting: Remedy =
    "export it to ONNX, for instance with `optimum-cli export onnx --model FOLDER OUT`, or with torch.onnx.export"

  init(_ values: [String: JSONValue], file: String) {
    self.values = values
    self.file = file
  }

  /// - Throws: `FileError` if it cannot be read; `ModelError` if it is no JSON object.
  init(contentsOf path: String, name: String) throws {
    let mapped = try MappedFile(path: path)
    values = try mapped.withBytes { bytes in
      guard bytes.count <= Self.largestFile else {
        throw ModelError(.malformed, "\(name) is larger than any configuration", context: ["file": path])
      }
      do { return try JSONText.decoded([String: JSONValue].self, from: bytes) } catch let error as FileError {
        throw ModelError(.malformed, "\(name) cannot be read: \(error.message)", context: ["file": path])
      }
    }
    file = name
  }

  var keys: [String] { values.keys.sorted() }

  /// Nil for what is missing or null.
  subscript(key: String) -> JSONValue? { values[key].flatMap { $0 == .null ? nil : $0 } }

  // MARK: - Checked values

  /// - Parameter usual: what it is where the file says nothing; nil where it must.
  func integer(_ key: String, _ usual: Int? = nil, in range: ClosedRange<Int>) throws(ModelError) -> Int {
    guard let value = self[key] else {
      guard let usual else { throw fault(key, "is missing") }
      return usual
    }
    guard let integer = value.integer, range.contains(integer) else {
      throw fault(key, "is no whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// - Parameter count: how many there must be; nil for 1 to 16.
  func integers(
    _ key: String, _ usual: [Int]? = nil, count: Int? = nil, in range: ClosedRange<Int>
  ) throws(ModelError) -> [Int] {
    guard let value = self[key] else {
      guard let usual else { throw fault(key, "is missing") }
      return usual
    }
    guard let list = value.list, count == nil ? (1...16).contains(list.count) : list.count == count else {
      throw fault(key, "is no list of \(count.map(String.init) ?? "1 to 16") numbers")
    }
    let integers = list.compactMap(\.integer).filter(range.contains)
    guard integers.count == list.count else {
      throw fault(key, "holds other things than whole numbers from \(range.lowerBound) to \(range.upperBound)")
    }
    return integers
  }

  func number(_ key: String, _ usual: Double, in range: ClosedRange<Double>) throws(ModelError) -> Double {
    guard let value = self[key] else { return usual }
    guard let number = value.number, range.contains(number) else {
      throw fault(key, "is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func flag(_ key: String, _ usual: Bool) throws(ModelError) -> Bool {
    guard let value = self[key] else { return usual }
    guard case .flag(let flag) = value else { throw fault(key, "is neither true nor false") }
    return flag
  }

  func text(_ key: String, _ usual: String? = nil) throws(ModelError) -> String {
    guard let value = self[key] else {
      guard let usual else { throw fault(key, "is missing") }
      return usual
    }
    guard let text = value.text else { throw fault(key, "is no text") }
    return text
  }

  /// A side that both have, where the file may say one number or two equal ones.
  func side(_ key: String, _ usual: Int, in range: ClosedRange<Int> = sides) throws(ModelError) -> Int {
    guard let value = self[key] else { return usual }
    guard let (height, width) = value.pair, height == width, range.contains(height) else {
      throw fault(key, "is not the side of a square, from \(range.lowerBound) to \(range.upperBound)")
    }
    return height
  }

  /// The activation that a network of this kind has between its layers.
  func activation(_ key: String = "hidden_act", _ usual: String) throws(ModelError) -> ModuleGraph.Activation {
    let name = try text(key, usual)
    let known: [String: ModuleGraph.Activation] = [
      "relu": .relu, "relu6": .relu6, "gelu": .gelu, "silu": .silu, "swish": .silu, "hard_swish": .hardSwish,
      "hardswish": .hardSwish,
    ]
    guard let activation = known[name] else {
      throw unsupported(key, "'\(name)'", known: known.keys.sorted())
    }
    return activation
  }

  // MARK: - Faults

  func fault(_ key: String, _ words: String) -> ModelError {
    ModelError(.malformed, "\(file): '\(key)' \(words)")
  }

  /// What the network's own library knows and this one does not.
  func unsupported(_ key: String, _ value: String, known: [String] = []) -> ModelError {
    let list = known.isEmpty ? "" : " (known are \(known.joined(separator: ", ")))"
    return ModelError(
      .unsupported, "\(file): \(value) as '\(key)' is not built in\(list)", remedy: Self.exporting)
  }
}
