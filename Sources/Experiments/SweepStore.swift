import Files
import FoundationEssentials

/// What a sweep has finished, in a folder: a file a case, so that a sweep that was ended goes on where it was.
///
///     FOLDER/sweep.json          what the sweep is about: a folder takes one sweep
///     FOLDER/cases/<id>.json     a finished case
///     FOLDER/results.json        all cases, once all are finished
///
/// Every file is written under another name first, and so is whole or not there.
public struct SweepStore: Sendable {
  public let folder: String
  public let plan: SweepPlan

  /// Begins a sweep, or goes on with one.
  ///
  /// - Parameter resumes: false where the folder must not hold a sweep yet.
  /// - Throws: `ExperimentError` if it holds another sweep, or this one and `resumes` is false; `FileError`.
  public init(folder: String, plan: SweepPlan, resumes: Bool) throws {
    self.folder = folder
    self.plan = plan
    let path = "\(folder)/sweep.json"
    try AtomicFile.makeFolder(folder)
    if FileManager.default.fileExists(atPath: path) {
      guard let other = try? Self.decoded(SweepPlan.self, from: path), other == plan else {
        throw ExperimentError(
          .otherResults,
          "the folder holds the results of a sweep with other cases, models or settings; choose another folder",
          context: ["folder": folder])
      }
      guard resumes else {
        throw ExperimentError(
          .otherResults,
          "the folder holds results of this sweep already; go on with --resume, or choose another folder",
          context: ["folder": folder])
      }
    } else if FileManager.default.fileExists(atPath: "\(folder)/results.json") {
      throw ExperimentError(
        .otherResults, "the folder holds results of something else; choose another folder", context: ["folder": folder])
    }
    try AtomicFile.makeFolder("\(folder)/cases")
    try AtomicFile.makeFolder("\(folder)/pictures")
    try AtomicFile.makeFolder("\(folder)/maps")
    try write(plan, to: path)
  }

  /// A finished case; nil if it is not finished.
  /// - Throws: `ExperimentError` if its file is damaged.
  public func result(of id: String) throws -> CaseResult? {
    let path = "\(folder)/cases/\(id).json"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do { return try Self.decoded(CaseResult.self, from: path) } catch {
      throw ExperimentError(
        .damagedResults, "a finished case cannot be read; delete its file and go on with --resume",
        context: ["file": path], cause: error)
    }
  }

  public func finish(_ result: CaseResult, id: String) throws { try write(result, to: "\(folder)/cases/\(id).json") }

  /// Writes `results.json`, with the cases as they stand on disk, so that it is the same whether the sweep was ended in
  /// between or not.
  public func writeResults() throws -> SweepResults {
    let cases = try plan.caseIDs.map { id in
      guard let result = try result(of: id) else {
        throw ExperimentError(.damagedResults, "a case is missing; go on with --resume", context: ["case": id])
      }
      return result
    }
    let results = SweepResults(plan: plan, cases: cases)
    try write(results, to: "\(folder)/results.json")
    return results
  }

  public func write(_ value: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(try encoder.encode(value), to: path)
  }

  private static func decoded<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

/// What a sweep is about: the same plan gives the same numbers.
public struct SweepPlan: Sendable, Equatable, Codable {
  /// The program's version.
  public let version: String
  public let settings: ExperimentSettings
  public let models: [String]
  /// The files of weights that stand in for the published ones, one for each model; empty where all are published.
  public let weights: [String]
  public let precision: String
  public let cases: [PlannedCase]

  public struct PlannedCase: Sendable, Equatable, Codable {
    public let name: String
    public let image: String
    public let className: String

    public init(name: String, image: String, className: String) {
      self.name = name
      self.image = image
      self.className = className
    }
  }

  public init(
    version: String, settings: ExperimentSettings, models: [String], weights: [String] = [], precision: String,
    cases: [PlannedCase]
  ) {
    self.version = version
    self.settings = settings
    self.models = models
    self.weights = weights
    self.precision = precision
    self.cases = cases
  }

  /// What the files of a case are called: the model's name only where there are several models.
  public func id(model: String, name: String) -> String {
    guard models.count > 1 else { return name }
    let file = model.split(separator: "/").last.map(String.init) ?? model
    return "\(file).\(name)"
  }

  /// Model by model, case by case.
  public var caseIDs: [String] { models.flatMap { model in cases.map { id(model: model, name: $0.name) } } }
}

/// All that a sweep found: `results.json`.
public struct SweepResults: Sendable, Equatable, Codable {
  public let plan: SweepPlan
  public let cases: [CaseResult]

  public init(plan: SweepPlan, cases: [CaseResult]) {
    self.plan = plan
    self.cases = cases
  }

  /// Removals of pixels over all cases.
  public var removals: CaseResult.Removals {
    CaseResult.Removals(
      asked: cases.reduce(0) { $0 + $1.removals.asked }, made: cases.reduce(0) { $0 + $1.removals.made })
  }
}
