/// The names that no new value may bear.
///
///     var names = TakenNames(["x"])
///     names.insertFresh("x")  // "x2"
package struct TakenNames {
  private var names: Set<String>
  /// The number to try next for a name that was taken before: a file may ask for one name any number of times.
  private var next: [String: Int] = [:]

  package init(_ names: Set<String>) { self.names = names }

  /// Inserts the name, or with the smallest number behind it that makes it a new one, and gives back which.
  /// - Complexity: O(1) on average, however often a name was asked for.
  package mutating func insertFresh(_ base: String) -> String {
    if names.insert(base).inserted { return base }
    var number = next[base, default: 2]
    while !names.insert("\(base)\(number)").inserted { number += 1 }
    next[base] = number + 1
    return "\(base)\(number)"
  }
}
