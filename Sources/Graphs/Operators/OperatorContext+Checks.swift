/// What several operators ask of their inputs and settings.
extension OperatorContext {
  /// The longest axis and the widest step of a window. Products of two lengths and sums of a few such products stay
  /// within `Int`.
  static var longestAxis: Int { 1 << 30 }

  // MARK: - Types

  /// A floating-point input, of a rank where one is asked for.
  func floats(_ index: Int, rank: ClosedRange<Int> = 0...64) throws -> ValueType {
    let type = try type(index)
    guard type.elementType.isFloatingPoint else {
      throw failure(.shapeMismatch, "needs floating-point numbers as its input \(index), not \(type.elementType)")
    }
    try check(rank, of: type, index)
    return type
  }

  /// An input of numbers, which excludes truth values.
  func numbers(_ index: Int) throws -> ValueType {
    let type = try type(index)
    guard type.elementType != .bool else { throw failure(.shapeMismatch, "needs numbers as its input \(index)") }
    return type
  }

  func truths(_ index: Int) throws -> ValueType {
    let type = try type(index)
    guard type.elementType == .bool else {
      throw failure(.shapeMismatch, "needs truth values as its input \(index), not \(type.elementType)")
    }
    return type
  }

  /// An input of indices: integers.
  func indices(_ index: Int) throws -> ValueType {
    let type = try type(index)
    guard !type.elementType.isFloatingPoint, type.elementType != .bool else {
      throw failure(.shapeMismatch, "needs integers as its input \(index), not \(type.elementType)")
    }
    return type
  }

  /// All floating-point types count as one, since all are computed in one.
  func checkSameElementType(_ a: Int, _ b: Int) throws {
    let (typeA, typeB) = try (type(a).elementType, type(b).elementType)
    guard typeA == typeB || (typeA.isFloatingPoint && typeB.isFloatingPoint) else {
      throw failure(.shapeMismatch, "needs inputs \(a) and \(b) of one type, not \(typeA) and \(typeB)")
    }
  }

  private func check(_ rank: ClosedRange<Int>, of type: ValueType, _ index: Int) throws {
    guard rank.contains(type.shape.count) else {
      let expected = rank.count == 1 ? "\(rank.lowerBound)" : "\(rank.lowerBound) or more"
      throw failure(.shapeMismatch, "needs an input \(index) of rank \(expected), not the shape \(type.shape)")
    }
  }

  /// A floating-point input of just one shape.
  func checkShape(_ index: Int, is expected: [Int]) throws {
    let shape = try floats(index).shape
    guard shape == expected else {
      throw failure(.shapeMismatch, "needs an input \(index) of the shape \(expected), not \(shape)")
    }
  }

  // MARK: - Settings

  /// One number for each of the spatial axes, from an attribute that may be absent.
  func settings(_ name: String, count: Int, in range: ClosedRange<Int>, default value: Int) throws -> [Int] {
    guard let values = try integers(name) else { return Array(repeating: value, count: count) }
    guard values.count == count else {
      throw failure(.shapeMismatch, "needs \(count) numbers as '\(name)', not \(values.count)")
    }
    for value in values where !range.contains(value) {
      throw failure(.shapeMismatch, "has \(value) in '\(name)', which must lie in \(range)")
    }
    return values
  }

  // MARK: - Arithmetic that a broken file cannot overflow

  func sum(_ a: Int, _ b: Int) throws -> Int {
    let (result, overflows) = a.addingReportingOverflow(b)
    guard !overflows else { throw failure(.shapeMismatch, "would make an axis that is too long") }
    return result
  }

  func product(_ a: Int, _ b: Int) throws -> Int {
    let (result, overflows) = a.multipliedReportingOverflow(by: b)
    guard !overflows else { throw failure(.shapeMismatch, "would make an axis that is too long") }
    return result
  }
}
