import Failures

/// What computes the items of one network.
public protocol StudyWorker: Sendable {
  /// What a reader of its results should know.
  var notes: [Note] { get }

  /// Computes an item.
  ///
  /// - Parameters:
  ///   - item: what is to be computed.
  ///   - onStep: to be called with what is being done, as often as something new is.
  /// - Throws: what makes the item a failure, for which there is no result; `CancellationError`.
  func compute(_ item: StudyItem, onStep: @Sendable (_ what: String) -> Void) async throws -> ComputedCase
}

/// What a worker has made of an item.
public struct ComputedCase: Sendable {
  /// The case's numbers.
  public let result: CaseResult
  /// Writes the maps to a file; nil where none are kept.
  public let writeMaps: (@Sendable (_ path: String) throws -> Void)?

  /// A result, with what writes its maps.
  public init(result: CaseResult, writeMaps: (@Sendable (_ path: String) throws -> Void)?) {
    self.result = result
    self.writeMaps = writeMaps
  }
}

/// How maps lie in files: those of an item by itself, and those of a shard's items together.
public protocol MapArchive: Sendable {
  /// Makes one file of those of several items, in their order.
  func join(_ parts: [(id: String, key: String, path: String)], to path: String) throws

  /// Makes an item's own file anew out of a joined one.
  /// - Returns: false where the file does not hold the item's maps.
  func extract(key: String, from archive: String, to path: String) throws -> Bool
}

/// What happens in a run, for whoever shows it; from any thread.
public enum StudyEvent: Sendable {
  /// What a reader of a network's results should know.
  case note(Note)
  /// So many items of a shard were finished before, by this plan or an earlier one.
  case found(count: Int, shard: Int)
  /// An item is begun.
  case begun(StudyItem)
  /// An item comes to another part of its work, in words.
  case step(StudyItem, what: String)
  /// An item is finished, and its row is kept.
  case finished(StudyItem, CaseResult)
  /// It has no result, and the run goes on.
  case failed(StudyItem, reason: String)
  /// A shard was left to somebody else, who has taken it over.
  case lost(shard: Int)
  /// All that is left is being computed by others.
  case waiting(shards: Int, owner: LeaseOwner?)
}
