import Graphs

/// What is known of a network's values for some pictures.
struct KnownValues {
  var types: [String: ValueType] = [:]
  var constants: [String: Constant] = [:]
  /// How many pictures.
  var batch = 1

  /// The lengths of a value's axes; nil where they are not known.
  func shape(_ value: String) -> [Int]? { types[value]?.shape }

  /// How many numbers of a value there are for each picture.
  func count(_ value: String) -> Int? { shape(value).map { $0.reduce(1, *) / batch } }
}
