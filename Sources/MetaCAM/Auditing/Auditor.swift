import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Failures
import Imaging
import OpenVINORuntime
import Tensors

/// Tests methods on a network and pictures as an auditor would: whether their maps depend on what the network has learned and
/// on the class, come again, stay under what changes nothing, and are better than maps that no network has made.
///
///     let auditor = try Auditor(explainer: explainer, methods: [.gradCAM])
///     let pictures = [try AuditPicture.read("cat.jpg", name: "cat", model: explainer.model)]
///     let result = try await auditor.audit(pictures)
///     result.sections[0].verdict(of: "grad-cam")  // .pass
///
/// Which tests there are is `AuditTest.all`. The control `sobel-edges` is audited beside the methods, and must fail the
/// randomisations: a test that it passed would be worth nothing.
///
/// Networks with random weights are compiled one after another, each let go before the next, and kept in no cache.
public struct Auditor: Sendable {
  /// The trained network.
  public let explainer: Explainer
  /// Methods, then controls.
  public let subjects: [AuditSubject]
  /// Seed, number of stages, and the program's version.
  public let options: AuditOptions
  /// As they were asked for.
  let layers: [String]
  /// The second network, for reproducibility.
  let other: Explainer?

  /// An audit of methods on one network.
  /// - Parameters:
  ///   - explainer: the network that is audited.
  ///   - layers: those that the explainer was made with.
  ///   - methods: what is tested.
  ///   - controls: audited beside the methods.
  ///   - other: a second network, whose maps of the same pictures are compared.
  ///   - options: the seed, and how many networks with random weights there are.
  /// - Throws: `EvaluationError` for options that are none; `ClassifierError` for a network without parameters.
  public init(
    explainer: Explainer, layers: [String] = [], methods: [Method], controls: [AuditSubject] = [.edges],
    against other: Explainer? = nil, options: AuditOptions = AuditOptions()
  ) throws {
    try options.check()
    guard explainer.model.task.subjects != nil else {
      throw MetaCAMError(
        .invalidSetting,
        "an audit draws the network's weights anew, and then its boxes are others; audit a network of classes",
        context: ["network": explainer.model.name])
    }
    self.explainer = explainer
    self.layers = layers
    subjects = (methods.map(AuditSubject.init) + controls).eachOnce(by: \.slug)
    self.other = other
    self.options = options
    guard !RandomisedWeights(of: explainer.model.classifier, seed: options.seed).layers.isEmpty else {
      throw MetaCAMError(
        .shapeMismatch, "the network has no parameters that could be drawn anew, so there is nothing to audit",
        context: ["network": explainer.model.name])
    }
  }

  /// How far an audit is.
  public struct Step: Sendable {
    /// What is being done.
    public let label: String
    /// Steps that are done, from 0.
    public let done: Int
    /// All steps of the audit.
    public let total: Int
  }

  /// Runs all tests.
  /// - Parameters:
  ///   - pictures: at least one.
  ///   - log: counts the runs, and their time.
  ///   - onStep: called before each network and picture.
  /// - Throws: `MetaCAMError` where there is no picture, or a class that the network has not; otherwise as
  ///   `Explainer.explain`; `CancellationError`. That a network with random weights makes numbers which are not finite is no
  ///   error, and noted.
  /// - Complexity: for n pictures and s stages some (2s + 9)·n times the runs that the methods' maps of one picture take, 32
  ///   further forward runs for each of their maps and pictures (ROAD), and 2s + 2 networks that are compiled.
  public func audit(
    _ pictures: [AuditPicture], log: RunLog = RunLog(), onStep: @Sendable @escaping (Step) -> Void = { _ in }
  ) async throws -> AuditResult {
    try check(pictures)
    var audit = try await RunningAudit(self, pictures, log: log, onStep: onStep)
    let randomised = try await audit.randomisations()
    let sections: [AuditResult.Section] = [
      audit.cascadeSection(randomised.cascade), audit.independentSection(randomised.independent),
      try await audit.labels(), try await audit.repeatability(), try await audit.reproducibility(),
      try await audit.inputShift(),
      try await audit.stability(.noise, [.noise(deviation: 5, seed: options.seed)]),
      try await audit.stability(.compression, [.compression(quality: 75)]),
      try await audit.stability(.shifts, ViewChange.shifts), try audit.localisation(), try await audit.removal(),
    ]
    return try result(audit, randomised, sections, log)
  }

  /// - Throws: `MetaCAMError` where there is no picture, or a class that the network has not.
  func check(_ pictures: [AuditPicture]) throws(MetaCAMError) {
    guard !pictures.isEmpty else {
      throw MetaCAMError(.shapeMismatch, "there is no picture to audit with")
    }
    let classCount = explainer.model.labels.count
    for picture in pictures {
      guard let index = picture.classIndex, !(0..<classCount).contains(index) else { continue }
      throw MetaCAMError(
        .unknownName, "the network has the classes 0 to \(classCount - 1), and no class \(index)",
        context: ["picture": picture.name])
    }
  }

  private func result(
    _ audit: RunningAudit, _ randomised: (cascade: [AuditResult.Stage], independent: [AuditResult.Stage]),
    _ sections: [AuditResult.Section], _ log: RunLog
  ) throws -> AuditResult {
    let weights = audit.weights
    let labels = explainer.model.labels
    return AuditResult(
      version: options.version, engine: "OpenVINO \(Core.engineVersion)",
      precision: explainer.programs.engine.precision.rawValue, threads: explainer.programs.engine.threadCount,
      seed: options.seed, network: try Self.network(explainer), against: try other.map(Self.network),
      parameterLayers: weights.layers.count, parameterCount: weights.parameterCount,
      pictures: audit.cases.map { item in
        AuditResult.Picture(
          name: item.picture.name, file: item.picture.file, hash: item.picture.hash, classIndex: item.classIndex,
          className: labels[item.classIndex].name, probability: item.probability, boxCount: item.picture.boxes.count)
      }, methods: subjects.filter { !$0.isControl }.map(\.slug), controls: subjects.filter(\.isControl).map(\.slug),
      sections: sections, cascade: randomised.cascade, independent: randomised.independent,
      runs: AuditResult.Runs(
        forward: log.counts.forward, head: log.counts.head, backward: log.counts.backward,
        networks: audit.networkCount),
      notes: explainer.notes.map(\.message)
        + audit.cases.flatMap { item in item.picture.input.remarks.map { "\(item.picture.name): \($0)" } }
        + audit.notes,
      silences: AuditResult.silences, exhibits: audit.exhibits)
  }

  private static func network(_ explainer: Explainer) throws -> AuditResult.Network {
    let model = explainer.model
    return AuditResult.Network(
      name: model.name, hash: try model.contentHash(), layers: explainer.layers.map(\.name),
      preprocessing: "\(model.preprocessing)", probabilities: "\(model.scoreReading)")
  }
}
