extension UnsafeMutablePointer {
  /// Memory for some values, each set to one.
  static func allocate(_ count: Int, of value: Pointee) -> Self {
    let start = allocate(capacity: count)
    start.initialize(repeating: value, count: count)
    return start
  }
}
