import Evaluation
import Execution

extension Auditor {
  /// The two tests that find a method out which shows the picture, and not what the network has learned of the class: the end of
  /// `AuditTest.cascade`, where all weights are drawn anew, and `AuditTest.labels`.
  ///
  ///     let tests = try await auditor.sanityCheck(of: pictures)
  ///     tests[0].verdict(of: "eigen-cam")
  ///
  /// - Parameters:
  ///   - pictures: at least one.
  ///   - log: counts the runs, and their time.
  ///   - onStep: called before each network and picture.
  /// - Returns: the two tests, in this order.
  /// - Throws: as `audit`.
  /// - Complexity: three times the runs that the methods' maps of the pictures take, and a network that is compiled.
  ///
  /// Source: Adebayo, Gilmer, Muelly, Goodfellow, Hardt, Kim, "Sanity Checks for Saliency Maps", 2018; Sixt, Granz, Landgraf, "When
  /// Explanations Lie", 2020.
  public func sanityCheck(
    of pictures: [AuditPicture], log: RunLog = RunLog(), onStep: @Sendable @escaping (Step) -> Void = { _ in }
  ) async throws -> [AuditResult.Section] {
    try check(pictures)
    // Trained maps, maps by random weights, and those of another class.
    var audit = try await RunningAudit(self, pictures, stepsOfPicture: 3, log: log, onStep: onStep)
    let random = try await audit.stage(Array(audit.weights.layers.indices), "random weights").stage
    return [audit.cascadeSection([random]), try await audit.labels()]
  }
}
