/// A weight that a network asks for.
struct ExpectedWeight {
  /// The file's.
  var name: String
  /// The network's own.
  var ownName: String
  var shape: [Int]
  /// Whether the first length follows the file, as the number of classes does.
  var hasOpenRows: Bool

  func fits(_ found: [Int]) -> Bool {
    shape == found || (hasOpenRows && shape.count == found.count && shape.dropFirst() == found.dropFirst())
  }
}

/// A `torch.nn.Linear`: the value that it makes, and the length of what it takes.
struct LinearLayer {
  var module: String
  var value: String
  var inputs: Int
}
