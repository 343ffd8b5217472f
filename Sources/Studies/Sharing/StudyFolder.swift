import Failures

/// Where the parts of a study lie in its folder.
public struct StudyFolder: Sendable, Equatable {
  /// The study's folder.
  public let path: String

  /// A folder, which need not be there yet.
  public init(_ path: String) { self.path = path }

  /// The file of the plan.
  public var plan: String { "\(path)/\(Self.planName)" }
  /// The folder of the leases.
  public var leases: String { "\(path)/leases" }
  /// The folder of the shards.
  public var shards: String { "\(path)/shards" }
  /// The merged results, in SQLite.
  public var database: String { "\(path)/results.sqlite" }

  /// Lines of finished items.
  public func rows(ofShard shard: Int) -> String { "\(shards)/\(Self.name(ofShard: shard)).rows" }
  /// Maps of all items of a shard, once it is done.
  public func maps(ofShard shard: Int) -> String { "\(shards)/\(Self.name(ofShard: shard)).maps" }
  /// Says that the shard is done, and of what its rows are.
  public func marker(ofShard shard: Int) -> String { "\(shards)/\(Self.name(ofShard: shard)).done" }
  /// Maps of items of a shard that is not done yet, a file an item.
  public func parts(ofShard shard: Int) -> String { "\(shards)/\(Self.name(ofShard: shard)).parts" }

  /// What to do about a damaged file of a shard.
  package static func remedy(forFile path: String) -> Remedy {
    let name = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
    return "delete the shard's files (\(name).* in the folder 'shards'), and run the study again"
  }

  /// Shards of a plan that was changed, whose rows are taken where they still count.
  public var earlier: String { "\(path)/earlier" }

  /// Six digits, so that names sort as numbers do.
  public static func name(ofShard shard: Int) -> String {
    let digits = String(shard)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The shard of a name; nil of another file's.
  static func shard(ofName name: some StringProtocol) -> Int? {
    guard name.utf8.count >= 6, name.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(name).flatMap { Self.name(ofShard: $0) == name ? $0 : nil }
  }

  static let planName = "study.json"
  /// The names of what a study writes into its folder.
  public static let files = [planName, "results.sqlite", "report.html"]
  /// The names of the folders that a study makes in its own.
  public static let folders = ["leases", "shards", "earlier", "figures", "pages", "tables"]
}
