/// The known names that lie nearest to one that was not found, for "did you mean …?".
public enum NearestNames {
  /// The candidates within an edit distance of a third of the name's length (at least 2), nearest first, and those
  /// that contain the name; at most `limit`.
  ///
  ///     NearestNames.of("gradcam", among: ["grad-cam", "score-cam"])  // ["grad-cam"]
  ///
  /// Case does not count. Equal distances keep the order of the candidates. A file may hold names of any length:
  /// only their first 100 characters count.
  /// - Complexity: O(n·l²) for n candidates of length l, at most 100.
  public static func of(_ name: String, among candidates: [String], limit: Int = 3) -> [String] {
    let wanted = compared(name)
    let bound = max(2, wanted.count / 3)
    let ranked = candidates.enumerated().compactMap { index, candidate -> (Int, Int, String)? in
      let other = compared(candidate)
      let distance = editDistance(wanted, other)
      if distance <= bound { return (distance, index, candidate) }
      return !wanted.isEmpty && !other.ranges(of: wanted).isEmpty ? (bound + 1, index, candidate) : nil
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(limit).map(\.2)
  }

  /// `"; did you mean 'a' or 'b'?"`, or an empty string where nothing is near.
  ///
  /// Long names are cut.
  public static func hint(for name: String, among candidates: [String], limit: Int = 3) -> String {
    let near = of(name, among: candidates, limit: limit).map { candidate in
      let beginning = beginning(of: candidate)
      return "'\(beginning)\(beginning == candidate ? "" : "…")'"
    }
    guard let last = near.last else { return "" }
    return "; did you mean " + (near.count == 1 ? last : near.dropLast().joined(separator: ", ") + " or " + last) + "?"
  }

  private static let comparedLength = 100

  /// What of a name is compared.
  private static func compared(_ name: String) -> [Unicode.Scalar] {
    Array(beginning(of: name).lowercased().unicodeScalars)
  }

  private static func beginning(of name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix(comparedLength)))
  }

  /// Levenshtein's distance: insertions, deletions and substitutions.
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
