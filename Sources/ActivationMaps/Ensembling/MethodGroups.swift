import Failures

/// Methods by likeness: an experiment takes or leaves a whole group.
///
///     let groups = try MethodGroups([["grad-cam", "grad-cam++"], ["score-cam"]])
///     groups.subsets.count  // 4
public struct MethodGroups: Sendable, Equatable {
  /// Slugs of methods, none of them twice.
  public let groups: [[String]]

  /// The eleven in six groups of at most two.
  ///
  /// The source (Kaczmarek et al. 2023) shows its composition only as a picture: this one is this project's
  /// assumption.
  public static let usual = MethodGroups(
    unchecked: [
      ["grad-cam", "grad-cam++"], ["hires-cam", "grad-cam-elementwise"], ["xgrad-cam", "layer-cam"],
      ["eigen-cam", "eigen-grad-cam"], ["ablation-cam", "score-cam"], ["full-grad"],
    ])

  /// More than so many would make more than a thousand experiments.
  public static let largestCount = 10

  private init(unchecked groups: [[String]]) { self.groups = groups }

  /// Groups of methods by their slugs, none of them twice.
  /// - Throws: `ActivationMapError` that names every fault: an empty group, an unknown or a repeated method, a control,
  ///   too many groups.
  public init(_ groups: [[String]]) throws(ActivationMapError) {
    var faults: [String] = []
    if groups.isEmpty { faults.append("there is no group") }
    if groups.count > Self.largestCount {
      faults.append("there are \(groups.count) groups, and \(Self.largestCount) are allowed")
    }
    let known = Method.explaining.map(\.slug)
    var seen: Set<String> = []
    for (index, group) in groups.enumerated() {
      if group.isEmpty { faults.append("group \(index + 1) is empty") }
      for method in group {
        if !known.contains(method) {
          faults.append("'\(method)' is no method" + NearestNames.hint(for: method, among: known))
        } else if !seen.insert(method).inserted {
          faults.append("\(method) stands there twice")
        }
      }
    }
    guard faults.isEmpty else {
      throw ActivationMapError(.invalidGroups, "the groups cannot be used: " + faults.joined(separator: "; "))
    }
    self.groups = groups
  }

  /// The groups with these methods alone; those that lose all of theirs are gone.
  /// - Throws: `ActivationMapError` if nothing is left.
  public func keeping(_ methods: [String]) throws(ActivationMapError) -> MethodGroups {
    try MethodGroups(groups.map { $0.filter(methods.contains) }.filter { !$0.isEmpty })
  }

  /// All methods, group by group.
  public var methods: [String] { groups.flatMap { $0 } }

  /// All 2ᵐ subsets of the m groups, each as the groups' indices; the empty one first, the whole last.
  public var subsets: [[Int]] {
    (0..<1 << groups.count).map { bits in groups.indices.filter { bits >> $0 & 1 == 1 } }
  }

  /// The methods of a subset.
  public func methods(of subset: [Int]) -> [String] { subset.flatMap { groups[$0] } }

  /// A group's name in tables: its methods with a plus sign between.
  public func name(of group: Int) -> String { groups[group].joined(separator: " + ") }
}
