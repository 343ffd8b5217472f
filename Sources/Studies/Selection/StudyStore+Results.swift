import Failures

extension StudyStore {
  /// The results of one network, in the plan's order, for what is chosen or learnt by all of them.
  ///
  /// - Parameters:
  ///   - network: which of the plan's.
  ///   - isPartial: whether cases of shards that are not done are left out instead of being an error.
  ///   - onResult: called with each result.
  /// - Returns: how many cases are of shards that are not done.
  /// - Throws: `StudyError` if there is no such network, or (`unfinished`) shards are not done; as `outcomes`; what `onResult` throws.
  func results(
    ofNetwork network: Int, isPartial: Bool, _ onResult: (StudyItem, CaseResult) throws -> Void
  ) throws -> Int {
    guard plan.networks.indices.contains(network) else {
      throw StudyError(
        .invalidSettings, "there is no network \(network); the study has 0 to \(plan.networks.count - 1)")
    }
    let done = try doneShards()
    let missingCount = (0..<plan.shardCount).filter { !done.contains($0) }.reduce(0) { count, shard in
      count + plan.items(ofShard: shard).count { $0.networkIndex == network }
    }
    guard isPartial || missingCount == 0 else {
      throw StudyError(
        .unfinished, "\(missingCount) cases are not done, and an ensemble is chosen by all",
        remedy: "run the study on, or choose by those that are done with \(.option(.partial))",
        context: ["folder": folder.path])
    }
    for shard in done.sorted() {
      for (item, outcome) in try outcomes(ofShard: shard) where item.networkIndex == network {
        if case .result(let result) = outcome { try onResult(item, result) }
      }
    }
    return missingCount
  }
}
